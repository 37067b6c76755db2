//! What is typed in a short form of staff, kept in this browser until it is sent: a reload or a way back loses nothing.

use super::keep::{forget, keep, kept};
use domain::views::people::Me;
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlFormElement, HtmlInputElement};

/// The words of a form, by the names of their fields.
#[derive(Clone, Copy)]
pub struct KeptForm {
    form: NodeRef<html::Form>,
    key: StoredValue<String>,
}

impl KeptForm {
    /// For the form of that name, of the person who is signed in. What was kept is in it again, once it is there.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let person = use_context::<Me>()
            .map(|me| me.id.to_string())
            .unwrap_or_default();
        let kept = Self {
            form: NodeRef::new(),
            key: StoredValue::new(format!("{person}:form:{name}")),
        };
        Effect::new(move |_| {
            if let Some(form) = kept.form.get() {
                kept.give_back(&form);
            }
        });
        kept
    }

    /// The form itself.
    #[must_use]
    pub fn form(self) -> NodeRef<html::Form> {
        self.form
    }

    /// Something was typed.
    pub fn typed(self) {
        let Some(form) = self.form.get_untracked() else {
            return;
        };
        let changed = |input: &HtmlInputElement| input.value() != input.default_value();
        let words = inputs(&form).filter(changed);
        let words: Vec<_> = words.map(|input| (input.name(), input.value())).collect();
        self.key.with_value(|key| match serde_json::to_string(&words) {
            Ok(text) if !words.is_empty() => keep(key, &text),
            _ => forget(key),
        });
    }

    /// It was sent.
    pub fn sent(self) {
        let _ = self.key.try_with_value(|key| forget(key));
    }

    /// A field holds this now, as it was saved.
    pub fn show(self, name: &str, text: &str) {
        let form = self.form.try_get_untracked().flatten();
        let field = form.and_then(|form| inputs(&form).find(|input| input.name() == name));
        if let Some(input) = field {
            input.set_default_value(text);
            input.set_value(text);
        }
    }

    fn give_back(self, form: &HtmlFormElement) {
        let words = self.key.with_value(|key| kept(key));
        let words: Option<Vec<(String, String)>> = words.and_then(|text| serde_json::from_str(&text).ok());
        for (name, text) in words.unwrap_or_default() {
            let Some(input) = inputs(form).find(|input| input.name() == name) else {
                continue;
            };
            input.set_value(&text);
            // Whatever follows what is typed there follows this.
            if let Ok(event) = Event::new("input") {
                event.init_event_with_bubbles("input", true);
                let _ = input.dispatch_event(&event);
            }
            if let Ok(Some(fold)) = AsRef::<Element>::as_ref(&input).closest("details") {
                let _ = fold.set_attribute("open", "");
            }
        }
    }
}

/// The fields that hold words, but for secrets.
fn inputs(form: &HtmlFormElement) -> impl Iterator<Item = HtmlInputElement> + use<> {
    let fields = form.elements();
    let all = (0..fields.length()).filter_map(move |at| fields.item(at)?.dyn_into::<HtmlInputElement>().ok());
    all.filter(|input| matches!(&*input.type_(), "text" | "email" | "tel" | "url"))
}
