//! JSON as text that people write: a strict reader, and the writer of what was read. The standard library has none,
//! and the usual crates weigh tens of kilobytes in the program.

/// A value. Numbers keep their text, so that nothing is lost on the way to whoever reads it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number, as it was written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// Names and their values, in the order of the file. Of a name that comes twice both are kept.
    Object(Vec<(String, Self)>),
}

impl Value {
    /// The value of a name; none if this is no object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields
                .iter()
                .find(|(have, _)| have == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text; empty if this is none.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) => text,
            _ => "",
        }
    }

    /// The list's values; none if this is no list.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The object's names and values; none if this is no object.
    pub fn fields(&self) -> &[(String, Self)] {
        match self {
            Self::Object(fields) => fields,
            _ => &[],
        }
    }

    /// The same with another value at a path of names, or without one; objects on the way are made where they are
    /// missing, and left out where they would be empty.
    #[must_use]
    pub fn with(&self, path: &[&str], value: Option<Self>) -> Option<Self> {
        let Some((name, rest)) = path.split_first() else {
            return value;
        };
        let mut fields = self.fields().to_vec();
        let at = fields.iter().position(|(have, _)| have == name);
        let old = at.map_or_else(|| Self::Object(Vec::new()), |at| fields[at].1.clone());
        match (old.with(rest, value), at) {
            (Some(new), Some(at)) => fields[at].1 = new,
            (Some(new), None) => fields.push(((*name).to_owned(), new)),
            (None, Some(at)) => drop(fields.remove(at)),
            (None, None) => {}
        }
        (!fields.is_empty()).then_some(Self::Object(fields))
    }

    /// The value at a path of names.
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |value, name| value.get(name))
    }

    /// As a file: two spaces for each step in, short lists on one line.
    pub fn written(&self) -> String {
        let mut out = String::new();
        write(self, 0, &mut out);
        out.push('\n');
        out
    }
}

/// Deeper nesting than any file of ours needs is refused, so that no file can exhaust the stack.
const DEEPEST: usize = 16;

/// Reads a whole text.
///
/// # Errors
///
/// The line, from 1, at which it stops being JSON.
pub fn read(text: &str) -> Result<Value, usize> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0).filter(|_| {
        reader.space();
        reader.at == text.len()
    });
    value.ok_or_else(|| {
        let before = text.get(..reader.at).unwrap_or_default();
        before.matches('\n').count() + 1
    })
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.next(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Takes a sign, if it comes next.
    fn takes(&mut self, sign: &str) -> bool {
        let takes = self
            .text
            .get(self.at..)
            .is_some_and(|rest| rest.starts_with(sign));
        if takes {
            self.at += sign.len();
        }
        takes
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.space();
        if depth > DEEPEST {
            return None;
        }
        match self.next()? {
            b'{' => self.object(depth),
            b'[' => self.list(depth),
            b'"' => self.string().map(Value::Text),
            b't' => self.takes("true").then_some(Value::Flag(true)),
            b'f' => self.takes("false").then_some(Value::Flag(false)),
            b'n' => self.takes("null").then_some(Value::Null),
            _ => self.number(),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        let mut fields = Vec::new();
        self.at += 1;
        self.space();
        if self.takes("}") {
            return Some(Value::Object(fields));
        }
        loop {
            self.space();
            let name = self.string()?;
            self.space();
            if !self.takes(":") {
                return None;
            }
            fields.push((name, self.value(depth + 1)?));
            self.space();
            if self.takes("}") {
                return Some(Value::Object(fields));
            }
            if !self.takes(",") {
                return None;
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        let mut items = Vec::new();
        self.at += 1;
        self.space();
        if self.takes("]") {
            return Some(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.space();
            if self.takes("]") {
                return Some(Value::List(items));
            }
            if !self.takes(",") {
                return None;
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        if !self.takes("\"") {
            return None;
        }
        let mut out = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let here = rest.chars().next()?;
            match here {
                '"' => {
                    self.at += 1;
                    return Some(out);
                }
                '\\' => {
                    self.at += 1;
                    out.push(self.escape()?);
                }
                '\0'..='\u{1f}' => return None,
                _ => {
                    self.at += here.len_utf8();
                    out.push(here);
                }
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        let sign = self.next()?;
        self.at += 1;
        Some(match sign {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hex()?;
                if !(0xd800..0xdc00).contains(&first) {
                    // Half of a pair alone is no character.
                    return char::from_u32(first);
                }
                if !self.takes("\\u") {
                    return None;
                }
                let second = self.hex()?;
                if !(0xdc00..0xe000).contains(&second) {
                    return None;
                }
                return char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00));
            }
            _ => return None,
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let mut value = 0;
        for _ in 0..4 {
            value = value * 16 + char::from(self.next()?).to_digit(16)?;
            self.at += 1;
        }
        Some(value)
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while self.next().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - from
    }

    fn number(&mut self) -> Option<Value> {
        let from = self.at;
        self.takes("-");
        let leads = self.next();
        let whole = self.digits();
        // No leading zero: `01` is none.
        if whole == 0 || (leads == Some(b'0') && whole > 1) {
            return None;
        }
        if self.takes(".") && self.digits() == 0 {
            return None;
        }
        if self.takes("e") || self.takes("E") {
            if !self.takes("-") {
                self.takes("+");
            }
            if self.digits() == 0 {
                return None;
            }
        }
        self.text
            .get(from..self.at)
            .map(|text| Value::Number(text.to_owned()))
    }
}

fn write(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Flag(on) => out.push_str(if *on { "true" } else { "false" }),
        Value::Number(text) => out.push_str(text),
        Value::Text(text) => quote(text, out),
        Value::List(items) => {
            let plain = items
                .iter()
                .all(|item| !matches!(item, Value::List(_) | Value::Object(_)));
            between(['[', ']'], items.len(), depth, plain, out, |index, out| {
                if let Some(item) = items.get(index) {
                    write(item, depth + 1, out);
                }
            });
        }
        Value::Object(fields) => between(['{', '}'], fields.len(), depth, false, out, |index, out| {
            if let Some((name, value)) = fields.get(index) {
                quote(name, out);
                out.push_str(": ");
                write(value, depth + 1, out);
            }
        }),
    }
}

/// Writes several things between two signs, on one line or on a line each.
fn between(
    [open, close]: [char; 2],
    count: usize,
    depth: usize,
    one_line: bool,
    out: &mut String,
    mut each: impl FnMut(usize, &mut String),
) {
    let line = |depth: usize, out: &mut String| {
        out.push('\n');
        for _ in 0..depth {
            out.push_str("  ");
        }
    };
    out.push(open);
    for index in 0..count {
        if index > 0 {
            out.push(',');
        }
        if !one_line {
            line(depth + 1, out);
        } else if index > 0 {
            out.push(' ');
        }
        each(index, out);
    }
    if !one_line && count > 0 {
        line(depth, out);
    }
    out.push(close);
}

fn quote(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\0'..='\u{1f}' => {
                out.push_str("\\u00");
                for shift in [4, 0] {
                    out.push(char::from(HEX[(c as usize >> shift) & 15]));
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
