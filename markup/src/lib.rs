//! `html!`, which views are written with: elements as Yew's macro of this name reads them.
//!
//! Yew's makes code for each element, most of the Wasm. This one makes one text for a whole view, beside the values that
//! go into it; `src/markup` in the widget reads that text. Deliberately absent, since no view needs them: components,
//! node references, properties, `if` and `match` between elements.

mod read;

use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// One element, or several between `<>` and `</>`.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    match read::view(input) {
        Ok(view) => drawn(view),
        Err(error) => refused(error),
    }
}

/// `crate::markup::draw(text, &mut ManuallyDrop::new([value, …])[..])`: `draw` takes the values out, so that no code to
/// drop them stands in each view.
fn drawn(view: read::View) -> TokenStream {
    let mut values = TokenStream::new();
    for value in view.values {
        values.extend(call(&["crate", "markup", "slot", value.kind], value.tokens));
        values.extend([punct(',')]);
    }
    let list = TokenTree::Group(Group::new(Delimiter::Bracket, values));
    let mut held = call(&["core", "mem", "ManuallyDrop", "new"], list.into());
    let whole = [TokenTree::Punct(Punct::new('.', Spacing::Joint)), punct('.')].into_iter().collect();
    held.extend([TokenTree::Group(Group::new(Delimiter::Bracket, whole))]);
    let mut arguments = TokenStream::from(TokenTree::Literal(Literal::string(&view.text)));
    arguments.extend([punct(','), punct('&'), ident("mut")]);
    arguments.extend(held);
    call(&["crate", "markup", "draw"], arguments)
}

fn call(path: &[&str], arguments: TokenStream) -> TokenStream {
    let mut tokens = Vec::new();
    for (at, name) in path.iter().enumerate() {
        if at > 0 || *name != "crate" {
            tokens.extend([TokenTree::Punct(Punct::new(':', Spacing::Joint)), punct(':')]);
        }
        tokens.push(ident(name));
    }
    tokens.push(TokenTree::Group(Group::new(Delimiter::Parenthesis, arguments)));
    tokens.into_iter().collect()
}

fn ident(name: &str) -> TokenTree {
    TokenTree::Ident(Ident::new(name, Span::call_site()))
}

fn punct(character: char) -> TokenTree {
    TokenTree::Punct(Punct::new(character, Spacing::Alone))
}

/// `compile_error!` where the markup cannot be read.
fn refused(error: read::Error) -> TokenStream {
    let text = TokenTree::Literal(Literal::string(&error.message));
    let parts = [ident("compile_error"), punct('!'), TokenTree::Group(Group::new(Delimiter::Brace, text.into()))];
    let at = |mut part: TokenTree| {
        part.set_span(error.span);
        part
    };
    parts.into_iter().map(at).collect()
}
