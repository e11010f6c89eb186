//! A day of the calendar, without a clock and without a zone: what a date field holds.

/// Days of 400 years, after which the Gregorian calendar repeats.
const ERA: i32 = 146_097;
/// Days from the first of March of year 0 to 1970-01-01.
const EPOCH: i32 = 719_468;

/// A day of the Gregorian calendar, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i32);

impl Day {
    /// From the number that a [`Plan`](crate::plan::Plan) carries.
    pub const fn new(number: u16) -> Self {
        Self(number as i32)
    }

    /// The number that a plan carries; none before 1970 and after 2149.
    pub fn number(self) -> Option<u16> {
        u16::try_from(self.0).ok()
    }

    /// So many days later; earlier where it is negative.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0 + days)
    }

    /// Days from another day to this one.
    pub const fn since(self, other: Self) -> i32 {
        self.0 - other.0
    }

    /// Milliseconds since 1970 at which the day begins in universal time, as platforms count.
    pub fn millis(self) -> f64 {
        f64::from(self.0) * 86_400_000.0
    }

    /// From what a date field holds, `2026-11-24`; none where that is no day of the calendar, or none that a plan can
    /// carry.
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-').map(|part| {
            let digits = part.bytes().all(|b| b.is_ascii_digit()) && part.len() <= 4;
            digits.then(|| part.bytes().fold(0, |n, b| n * 10 + i32::from(b - b'0')))
        });
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let read = Self::from_date([year, month, day]);
        let exact = parts.next().is_none() && read.date() == [year, month, day];
        read.number().filter(|_| exact).map(Self::new)
    }

    /// As a date field holds it: `2026-11-24`.
    pub fn iso(self) -> String {
        self.written("-")
    }

    /// As calendar files write it: `20261124`.
    pub fn compact(self) -> String {
        self.written("")
    }

    fn written(self, between: &str) -> String {
        let [year, month, day] = self.date();
        let mut text = String::new();
        for (part, width) in [(year, 4), (month, 2), (day, 2)] {
            if !text.is_empty() {
                text.push_str(between);
            }
            let digits = part.to_string();
            for _ in digits.len()..width {
                text.push('0');
            }
            text.push_str(&digits);
        }
        text
    }

    /// Years begin in March here, so that the day that some years have more is the last of them.
    fn date(self) -> [i32; 3] {
        let days = self.0 + EPOCH;
        let (era, of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        [year + era * 400 + i32::from(month <= 2), month, day]
    }

    fn from_date([year, month, day]: [i32; 3]) -> Self {
        let year = year - i32::from(month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let from_march = (month + 9) % 12;
        let of_year = (153 * from_march + 2) / 5 + day - 1;
        Self(era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH)
    }
}
