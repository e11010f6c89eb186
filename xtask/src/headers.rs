//! The response headers of a deployment, read from the same `_headers` file that static hosts read.
//!
//! So the headers under which the site is developed and tested are the headers under which it is served.

/// Rules in the order of the file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Headers {
    rules: Vec<Rule>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
struct Rule {
    path: String,
    headers: Vec<(String, String)>,
}

impl Headers {
    /// Reads a file: a line that begins with `/` opens a rule, indented lines are its headers, `#` is a comment.
    pub(crate) fn parse(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines() {
            if line.starts_with('/') {
                let path = line.trim_end().to_owned();
                rules.push(Rule {
                    path,
                    headers: Vec::new(),
                });
            } else if let (Some(rule), Some((name, value))) = (rules.last_mut(), line.trim().split_once(':'))
                && !line.trim_start().starts_with('#')
            {
                rule.headers
                    .push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Self { rules }
    }

    /// The headers of a path: those of every rule that matches it.
    pub(crate) fn of<'a>(&'a self, path: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.rules
            .iter()
            .filter(|rule| rule.matches(path))
            .flat_map(|rule| &rule.headers)
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl Rule {
    /// A `*` at the end stands for anything, `:name` for anything without a slash.
    fn matches(&self, path: &str) -> bool {
        if let Some(start) = self.path.strip_suffix('*') {
            return path.starts_with(start);
        }
        let (mut ours, mut theirs) = (self.path.split('/'), path.split('/'));
        loop {
            match (ours.next(), theirs.next()) {
                (None, None) => return true,
                (Some(our), Some(their)) if our == their || our.starts_with(':') && !their.is_empty() => {}
                _ => return false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Headers;

    #[test]
    fn a_name_stands_for_one_folder() {
        let headers = Headers::parse("/r/:release/embed.html\n  A: 1\n");
        for (path, expected) in [
            ("/r/1.0.0-ab/embed.html", 1),
            ("/r//embed.html", 0),
            ("/r/a/b/embed.html", 0),
            ("/r/a/embed.html/", 0),
            ("/embed.html", 0),
        ] {
            assert_eq!(headers.of(path).count(), expected, "{path}");
        }
    }

    #[test]
    fn every_matching_rule_counts() {
        let headers = Headers::parse(
            "# all\n/*\n  X-Content-Type-Options: nosniff\n\n/\n  # the page\n  Content-Security-Policy: default-src 'none'; img-src data:\n",
        );
        let rows: &[(&str, &[(&str, &str)])] = &[
            ("/boot.js", &[("X-Content-Type-Options", "nosniff")]),
            (
                "/",
                &[
                    ("X-Content-Type-Options", "nosniff"),
                    ("Content-Security-Policy", "default-src 'none'; img-src data:"),
                ],
            ),
        ];
        for (path, expected) in rows {
            assert_eq!(headers.of(path).collect::<Vec<_>>(), *expected, "{path}");
        }
    }
}
