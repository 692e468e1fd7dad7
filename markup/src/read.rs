//! Reads the markup: what stands fast becomes a text, what is a value is told apart and counted.
//!
//! In the text each piece begins with a sign, of which `src/markup` has the same list; neither names nor texts contain one.

use proc_macro::{Delimiter, Group, Span, TokenStream, TokenTree, token_stream};
use std::iter::Peekable;

const OPEN: char = '\u{1}';
const NAME: char = '\u{2}';
const GIVEN: char = '\u{3}';
const VALUE: char = '\u{4}';
const CLOSE: char = '\u{5}';
const TEXT: char = '\u{6}';
const CHILD: char = '\u{7}';

pub struct View {
    pub text: String,
    pub values: Vec<Value>,
}

/// A value, and the function that takes it.
pub struct Value {
    pub kind: &'static str,
    pub tokens: TokenStream,
}

pub struct Error {
    pub message: String,
    pub span: Span,
}

type Tokens = Peekable<token_stream::IntoIter>;

pub fn view(input: TokenStream) -> Result<View, Error> {
    let mut view = View { text: String::new(), values: Vec::new() };
    let mut tokens = input.into_iter().peekable();
    let Some(first) = tokens.next() else {
        return Err(refusal("an element is needed", Span::call_site()));
    };
    if !is(&first, '<') {
        return Err(refusal("a view begins with an element", first.span()));
    }
    view.element(&mut tokens, first.span())?;
    match tokens.next() {
        Some(more) => Err(refusal("only one element may stand here; put several between <> and </>", more.span())),
        None => Ok(view),
    }
}

impl View {
    /// What follows `<`.
    fn element(&mut self, tokens: &mut Tokens, start: Span) -> Result<(), Error> {
        self.text.push(OPEN);
        match tokens.next() {
            // A fragment.
            Some(token) if is(&token, '>') => self.children(tokens, start, ""),
            Some(token) if is(&token, '@') => {
                self.text.push('@');
                let tag = braced(tokens.next(), start)?;
                self.value("value", tag.stream());
                self.attributes(tokens, start, "@")
            }
            Some(TokenTree::Ident(name)) => {
                let name = name.to_string();
                self.text += &name;
                self.attributes(tokens, start, &name)
            }
            _ => Err(refusal("a tag is needed", start)),
        }
    }

    fn attributes(&mut self, tokens: &mut Tokens, start: Span, tag: &str) -> Result<(), Error> {
        loop {
            match tokens.next() {
                Some(token) if is(&token, '>') => return self.children(tokens, start, tag),
                Some(token) if is(&token, '/') => {
                    expected(tokens.next(), '>', start)?;
                    self.text.push(CLOSE);
                    return Ok(());
                }
                // `{name}` for `name={name}`.
                Some(TokenTree::Group(group)) => self.attribute(&group.stream().to_string(), group.stream()),
                Some(TokenTree::Ident(name)) => {
                    let mut name = name.to_string();
                    while tokens.next_if(|token| is(token, '-')).is_some() {
                        match tokens.next() {
                            Some(TokenTree::Ident(more)) => name = format!("{name}-{more}"),
                            _ => return Err(refusal("a name is needed after -", start)),
                        }
                    }
                    expected(tokens.next(), '=', start)?;
                    match tokens.next() {
                        Some(TokenTree::Group(group)) => self.attribute(&name, group.stream()),
                        Some(token) => self.fixed(&name, &token)?,
                        None => return Err(refusal("a value is needed", start)),
                    }
                }
                Some(other) => return Err(refusal("an attribute or > is needed", other.span())),
                None => return Err(refusal("this element has no end", start)),
            }
        }
    }

    fn attribute(&mut self, name: &str, tokens: TokenStream) {
        // Shadowed names in shorthands may be raw.
        let name = name.strip_prefix("r#").unwrap_or(name);
        self.text.extend([NAME]);
        self.text += name;
        self.text.push(VALUE);
        let kind = match name {
            "onchange" => "onchange",
            "onclick" => "onclick",
            "onfocusout" => "onfocusout",
            "oninput" => "oninput",
            "onkeydown" => "onkeydown",
            "onsubmit" => "onsubmit",
            _ => "value",
        };
        self.value(kind, tokens);
    }

    /// An attribute whose value stands fast. One that is `true` has its name for a value.
    fn fixed(&mut self, name: &str, token: &TokenTree) -> Result<(), Error> {
        let value = match token.to_string().as_str() {
            "true" => name.to_owned(),
            _ => text_of(token)?,
        };
        self.text.extend([NAME]);
        self.text += name;
        self.text.push(GIVEN);
        self.text += &value;
        Ok(())
    }

    /// What follows `>`, as far as the end tag goes.
    fn children(&mut self, tokens: &mut Tokens, start: Span, tag: &str) -> Result<(), Error> {
        loop {
            match tokens.next() {
                Some(token) if is(&token, '<') => {
                    if tokens.next_if(|token| is(token, '/')).is_none() {
                        self.element(tokens, token.span())?;
                        continue;
                    }
                    let end = match tokens.next() {
                        Some(token) if is(&token, '>') => String::new(),
                        Some(token) => {
                            expected(tokens.next(), '>', start)?;
                            token.to_string()
                        }
                        None => return Err(refusal("this element has no end", start)),
                    };
                    if end != tag {
                        return Err(refusal(&format!("<{tag}> ends as </{end}>"), token.span()));
                    }
                    self.text.push(CLOSE);
                    return Ok(());
                }
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => self.child(group)?,
                Some(other) => return Err(refusal("an element, or a value between { and }, is needed", other.span())),
                None => return Err(refusal("this element has no end", start)),
            }
        }
    }

    fn child(&mut self, group: Group) -> Result<(), Error> {
        let mut tokens = group.stream().into_iter().peekable();
        let first = tokens.peek().cloned().ok_or_else(|| refusal("a value is needed", group.span()))?;
        // A string; a number may say its type, too.
        if first.to_string().starts_with('"') && group.stream().into_iter().count() == 1 {
            self.text.push(TEXT);
            self.text += &text_of(&first)?;
            return Ok(());
        }
        self.text.push(CHILD);
        if first.to_string() == "for" {
            tokens.next();
            self.value("each", tokens.collect());
        } else {
            self.value("value", group.stream());
        }
        Ok(())
    }

    fn value(&mut self, kind: &'static str, tokens: TokenStream) {
        self.values.push(Value { kind, tokens });
    }
}

/// A literal's text, where it has no escapes.
fn text_of(token: &TokenTree) -> Result<String, Error> {
    let TokenTree::Literal(literal) = token else {
        return Err(refusal("a text or true is needed", token.span()));
    };
    let text = literal.to_string();
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let inner = inner.ok_or_else(|| refusal("a text or true is needed", token.span()))?;
    if inner.contains(|character: char| character == '\\' || character.is_control()) {
        return Err(refusal("a text in markup has no escapes; give it as a value", token.span()));
    }
    Ok(inner.to_owned())
}

fn braced(token: Option<TokenTree>, start: Span) -> Result<Group, Error> {
    match token {
        Some(TokenTree::Group(group)) => Ok(group),
        _ => Err(refusal("a value between { and } is needed", start)),
    }
}

fn expected(token: Option<TokenTree>, character: char, start: Span) -> Result<(), Error> {
    match token {
        Some(token) if is(&token, character) => Ok(()),
        Some(token) => Err(refusal(&format!("{character} is needed"), token.span())),
        None => Err(refusal(&format!("{character} is needed"), start)),
    }
}

fn is(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

fn refusal(message: &str, span: Span) -> Error {
    Error { message: message.to_owned(), span }
}
