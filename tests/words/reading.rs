//! How hard the English texts are to read: the Flesch-Kincaid grade, school years that a reader needs. Age twelve is
//! about grade seven.

const STORY: &str = include_str!("../../public/lang/en/story.txt");
const GUIDANCE: &str = include_str!("../../public/lang/en/guidance.txt");
const CORE: &str = include_str!("../../public/lang/en/core.txt");
const KNOWN: &str = include_str!("../../public/lang/en/known.txt");
const TAKEHOME: &str = include_str!("../../public/lang/en/takehome.txt");

/// What a text is worth in words, sentences and syllables.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    words: f64,
    sentences: f64,
    syllables: f64,
}

impl Counts {
    fn of(text: &str) -> Self {
        let mut counts = Self::default();
        for word in text
            .split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
        {
            counts.words += 1.0;
            counts.syllables += f64::from(syllables(word));
            if word.trim_end_matches(['"', '”', ')']).ends_with(['.', '?', '!']) {
                counts.sentences += 1.0;
            }
        }
        // A line without a stop is one, too.
        counts.sentences = counts.sentences.max(1.0);
        counts
    }

    fn and(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            sentences: self.sentences + other.sentences,
            syllables: self.syllables + other.syllables,
        }
    }

    /// The formula of Kincaid et al., 1975.
    fn grade(self) -> f64 {
        0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
    }
}

/// Groups of vowels, without the silent e at the end: what the usual programs count.
fn syllables(word: &str) -> u32 {
    let word: String = word
        .to_lowercase()
        .chars()
        .filter(char::is_ascii_alphabetic)
        .collect();
    let vowel = |c: char| "aeiouy".contains(c);
    let groups = word
        .chars()
        .zip(std::iter::once(' ').chain(word.chars()))
        .filter(|&(now, before)| vowel(now) && !vowel(before))
        .count();
    let silent = word.ends_with('e') && !word.ends_with("le") && groups > 1;
    (groups as u32 - u32::from(silent)).max(1)
}

/// Texts of a file that are sentences, not names.
fn sentences(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = "))
        .map(|(_, text)| text.trim())
        .filter(|text| text.ends_with(['.', '?']) && text.split_whitespace().count() >= 6)
}

#[test]
fn a_twelve_year_old_can_read_it() {
    for (name, file) in [
        ("story", STORY),
        ("guidance", GUIDANCE),
        ("page", CORE),
        ("what is known", KNOWN),
        ("take-home", TAKEHOME),
    ] {
        let whole = sentences(file)
            .map(Counts::of)
            .fold(Counts::default(), Counts::and);
        let grade = whole.grade();
        println!("{name}: grade {grade:.1} over {} sentences", whole.sentences);
        assert!(whole.sentences >= 10.0, "{name}: {whole:?}");
        assert!(grade <= 7.0, "{name}: grade {grade:.1}");
    }
    for text in sentences(STORY) {
        let grade = Counts::of(text).grade();
        assert!(grade <= 10.0, "grade {grade:.1}: {text}");
    }
}

#[test]
fn hard_texts_are_told_from_easy_ones() {
    let easy = Counts::of("The cat sat on the mat. It was warm.").grade();
    let hard = Counts::of(
        "Percutaneous induction initiates extracellular matrix reorganisation, notwithstanding considerable interindividual variability.",
    )
    .grade();
    assert!(easy < 2.0 && hard > 16.0, "{easy} {hard}");
    assert_eq!(
        ["needle", "collagen", "skin", "more", "epidermis"].map(syllables),
        [2, 3, 1, 1, 4]
    );
}
