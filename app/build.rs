//! Turns the message catalogue (`locales/en/*.ftl`, Fluent syntax) into functions, one for each message, so that a
//! missing or misused message is a compile error and no parser travels to the browser. See docs/adr/0003.

#![expect(
    clippy::panic,
    clippy::expect_used,
    reason = "a build script stops the build by a panic"
)]

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Variant, VariantKey,
};
use std::{collections::BTreeMap, env, fmt::Write as _, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build.rs");
    let mut files: Vec<_> = fs::read_dir("locales/en")
        .expect("locales/en")
        .flatten()
        .map(|f| f.path())
        .collect();
    files.sort();
    let mut code = String::new();
    for file in files {
        let source = fs::read_to_string(&file).expect("a readable catalogue");
        let room = file
            .file_stem()
            .and_then(|s| s.to_str())
            .expect("a file name")
            .replace('-', "_");
        let resource = fluent_syntax::parser::parse(source.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        writeln!(code, "/// Words of `{room}`.\npub mod {room} {{").expect("a string");
        for entry in &resource.body {
            if let Entry::Message(message) = entry {
                code.push_str(&function(message));
            }
        }
        code.push_str("}\n");
    }
    let out = Path::new(&env::var("OUT_DIR").expect("OUT_DIR")).join("words.rs");
    fs::write(out, code).expect("a writable OUT_DIR");
    name_icons();
}

/// The address of the sprite says which one it is, so that browsers keep it: pictures are there without a network too.
fn name_icons() {
    const SPRITE: &str = "../public/icons.svg";
    println!("cargo::rerun-if-changed={SPRITE}");
    let bytes = fs::read(SPRITE).expect("the sprite");
    // FNV-1a, <https://www.rfc-editor.org/rfc/rfc9923>: it tells versions apart and nothing else.
    let hash = bytes.iter().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    });
    println!("cargo::rustc-env=ICONS=/icons.svg?{hash:08x}");
}

/// The kinds of parameter: shown as it is, or a number that chooses a plural.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Shown,
    Counted,
}

fn function(message: &Message<&str>) -> String {
    let name = message.id.name.replace('-', "_");
    let pattern = message
        .value
        .as_ref()
        .unwrap_or_else(|| panic!("{name} has no text"));
    let mut parameters = BTreeMap::new();
    let body = expression(pattern, &mut parameters);
    let source = plain(pattern).replace('\n', " ");
    if parameters.is_empty() {
        return format!(
            "    /// {source}\n    #[must_use]\n    pub const fn {name}() -> &'static str {{ {:?} }}\n",
            plain(pattern)
        );
    }
    let list: Vec<String> = parameters
        .iter()
        .map(|(name, kind)| match kind {
            Kind::Shown => format!("{name}: impl ::std::fmt::Display"),
            Kind::Counted => format!("{name}: usize"),
        })
        .collect();
    format!(
        "    /// {source}\n    #[must_use]\n    pub fn {name}({}) -> String {{ {body} }}\n",
        list.join(", ")
    )
}

/// The text of a pattern without its values, for constants and docs.
fn plain(pattern: &Pattern<&str>) -> String {
    let element = |e: &PatternElement<&str>| match e {
        PatternElement::TextElement { value } => (*value).to_owned(),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::StringLiteral { value }),
        } => (*value).to_owned(),
        PatternElement::Placeable { .. } => "…".to_owned(),
    };
    pattern.elements.iter().map(element).collect()
}

/// Rust code that writes a pattern.
fn expression(pattern: &Pattern<&str>, parameters: &mut BTreeMap<String, Kind>) -> String {
    let mut format = String::new();
    let mut values = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                format.push_str(&value.replace('{', "{{").replace('}', "}}"))
            }
            PatternElement::Placeable {
                expression: Expression::Inline(inline),
            } => match inline {
                InlineExpression::StringLiteral { value } => format.push_str(value),
                InlineExpression::VariableReference { id } => {
                    parameters.entry(parameter(id.name)).or_insert(Kind::Shown);
                    format.push_str("{}");
                    values.push(parameter(id.name));
                }
                other => panic!("not supported in the catalogue: {other:?}"),
            },
            PatternElement::Placeable {
                expression: Expression::Select { selector, variants },
            } => {
                let InlineExpression::VariableReference { id } = selector else {
                    panic!("a plural counts a variable")
                };
                parameters.insert(parameter(id.name), Kind::Counted);
                format.push_str("{}");
                values.push(choice(&parameter(id.name), variants, parameters));
            }
        }
    }
    if values.is_empty() {
        return format!("{:?}.to_owned()", plain(pattern));
    }
    if let (
        [value],
        [
            PatternElement::Placeable {
                expression: Expression::Select { .. },
            },
        ],
    ) = (values.as_slice(), pattern.elements.as_slice())
    {
        return value.clone();
    }
    let values: String = values.iter().fold(String::new(), |all, v| all + ", " + v);
    format!("::std::format!({format:?}{values})")
}

/// Rust code that chooses among plural forms: exact numbers first, then English plural categories.
fn choice(name: &str, variants: &[Variant<&str>], parameters: &mut BTreeMap<String, Kind>) -> String {
    let mut arms = String::new();
    let mut other = String::new();
    for variant in variants {
        let body = expression(&variant.value, parameters);
        match &variant.key {
            VariantKey::NumberLiteral { value } => {
                write!(arms, "{value}usize => {body}, ").expect("a string")
            }
            VariantKey::Identifier { name } if *name == "one" => {
                write!(arms, "1usize => {body}, ").expect("a string")
            }
            VariantKey::Identifier { .. } => other = format!("_ => {body}"),
        }
    }
    format!("match {name} {{ {arms}{other} }}")
}

fn parameter(name: &str) -> String {
    name.replace('-', "_")
}
