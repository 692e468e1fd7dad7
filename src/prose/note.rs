//! A note in three forms at once: Markdown, HTML for the clipboard alone, and plain text for fields that know neither.
//! Text comes in as text, and is escaped where the form needs it.

/// What is written so far. A part without content drops out, and its title with it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Note {
    pub markdown: String,
    /// Never for the page's own document.
    pub html: String,
    pub plain: String,
}

impl Note {
    pub fn title(&mut self, text: &str) {
        self.open("## ", "<h2>");
        self.text(text);
        self.close("</h2>");
    }

    /// A paragraph that begins with strong words, or is strong or plain altogether.
    pub fn paragraph(&mut self, strong: &str, plain: &str) {
        if strong.is_empty() && plain.is_empty() {
            return;
        }
        self.open("", "<p>");
        if !strong.is_empty() {
            self.write("**", "<strong>");
            self.text(strong);
            self.write("**", "</strong>");
        }
        if !strong.is_empty() && !plain.is_empty() {
            self.plain.push(' ');
            self.write(" ", " ");
        }
        self.text(plain);
        self.close("</p>");
    }

    pub fn list(&mut self, title: &str, items: impl IntoIterator<Item = String>) {
        self.items(title, &mut items.into_iter(), "ul");
    }

    pub fn steps(&mut self, items: impl IntoIterator<Item = String>) {
        self.items("", &mut items.into_iter(), "ol");
    }

    fn items(&mut self, title: &str, items: &mut dyn Iterator<Item = String>, tag: &str) {
        let mut items = items.enumerate().peekable();
        if items.peek().is_none() {
            return;
        }
        self.paragraph(title, "");
        self.open("", &["<", tag, ">"].concat());
        for (at, item) in items {
            let mark = if tag == "ol" { [&(at + 1).to_string(), ". "].concat() } else { "- ".to_owned() };
            self.plain.push_str(&mark);
            self.write(&mark, "<li>");
            self.text(&item);
            self.close("</li>");
        }
        self.write("", &["</", tag, ">"].concat());
    }

    fn open(&mut self, markdown: &str, html: &str) {
        if !self.markdown.is_empty() {
            self.markdown.push('\n');
            self.plain.push('\n');
        }
        self.write(markdown, html);
    }

    /// The line ends with it.
    fn close(&mut self, html: &str) {
        self.write("\n", html);
        self.plain.push('\n');
    }

    /// What plain text knows nothing of.
    fn write(&mut self, markdown: &str, html: &str) {
        self.markdown.push_str(markdown);
        self.html.push_str(html);
    }

    /// Text on one line; what a form would read as its own is escaped.
    fn text(&mut self, text: &str) {
        for character in text.split_whitespace().flat_map(|word| [" ", word]).skip(1).flat_map(str::chars) {
            if matches!(character, '\\' | '*' | '_' | '`' | '[' | '<') {
                self.markdown.push('\\');
            }
            self.markdown.push(character);
            self.plain.push(character);
            match character {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                _ => self.html.push(character),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Note;

    #[test]
    fn text_is_never_markup_in_any_form() {
        let mut note = Note::default();
        note.title("R&D <b>*new*</b>");
        note.paragraph("Next:", "a_b\n\n# `x` [y](z)");
        assert_eq!(note.markdown, "## R&D \\<b>\\*new\\*\\</b>\n\n**Next:** a\\_b # \\`x\\` \\[y](z)\n");
        let html = "<h2>R&amp;D &lt;b&gt;*new*&lt;/b&gt;</h2><p><strong>Next:</strong> a_b # `x` [y](z)</p>";
        assert_eq!(note.html, html);
        assert_eq!(note.plain, "R&D <b>*new*</b>\n\nNext: a_b # `x` [y](z)\n");
    }

    #[test]
    fn a_part_without_content_drops_out_with_its_title() {
        let mut note = Note::default();
        note.list("Why", []);
        note.paragraph("", "");
        assert_eq!(note, Note::default());
        note.list("Why", ["Silence".to_owned()]);
        assert_eq!(note.markdown, "**Why**\n\n- Silence\n");
        assert_eq!(note.html, "<p><strong>Why</strong></p><ul><li>Silence</li></ul>");
        assert_eq!(note.plain, "Why\n\n- Silence\n");
    }
}
