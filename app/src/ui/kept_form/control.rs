//! The fields of a form, as they are kept and put back.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// A field that is kept: not a secret.
pub(super) enum Control {
    Text(HtmlInputElement),
    Area(HtmlTextAreaElement),
    Switch(HtmlInputElement),
    Radio(HtmlInputElement),
    Choice(HtmlSelectElement),
}

impl Control {
    fn of(element: Element) -> Option<Self> {
        let input = match element.dyn_into::<HtmlInputElement>() {
            Ok(input) => input,
            Err(other) => {
                let area = |other: Element| other.dyn_into().ok().map(Self::Area);
                return other
                    .dyn_into()
                    .map_or_else(area, |select| Some(Self::Choice(select)));
            }
        };
        match &*input.type_() {
            "text" | "email" | "tel" | "url" | "date" => Some(Self::Text(input)),
            "checkbox" => Some(Self::Switch(input)),
            "radio" => Some(Self::Radio(input)),
            _ => None,
        }
    }

    pub(super) fn name(&self) -> String {
        match self {
            Self::Text(input) | Self::Switch(input) => input.name(),
            // Each for itself.
            Self::Radio(input) => format!("{}={}", input.name(), input.value()),
            Self::Area(area) => area.name(),
            Self::Choice(select) => select.name(),
        }
    }

    pub(super) fn now(&self) -> String {
        match self {
            Self::Text(input) => input.value(),
            Self::Switch(input) | Self::Radio(input) => input.checked().to_string(),
            Self::Area(area) => area.value(),
            Self::Choice(select) => select.value(),
        }
    }

    /// As the page has it.
    pub(super) fn was(&self) -> String {
        match self {
            Self::Text(input) => input.default_value(),
            Self::Area(area) => area.default_value().unwrap_or_default(),
            Self::Switch(input) | Self::Radio(input) => input.default_checked().to_string(),
            Self::Choice(select) => {
                let chosen = select.query_selector("option[selected]").ok().flatten();
                let first = || select.query_selector("option").ok().flatten();
                let option = chosen.or_else(first);
                option
                    .and_then(|option| option.get_attribute("value"))
                    .unwrap_or_default()
            }
        }
    }

    /// Puts it in, as somebody would: whatever follows what is typed there follows this.
    pub(super) fn put(self, text: &str) {
        let (element, kind): (Element, _) = match self {
            Self::Text(input) => {
                input.set_value(text);
                (input.into(), "input")
            }
            Self::Area(area) => {
                area.set_value(text);
                (area.into(), "input")
            }
            Self::Switch(input) => {
                input.set_checked(text == "true");
                (input.into(), "change")
            }
            // The one that is chosen takes the choice from the others.
            Self::Radio(input) => {
                if text != "true" {
                    return;
                }
                input.set_checked(true);
                (input.into(), "change")
            }
            Self::Choice(select) => {
                let before = select.value();
                select.set_value(text);
                // It is no choice any more.
                if select.value() != text {
                    return select.set_value(&before);
                }
                (select.into(), "change")
            }
        };
        if let Ok(event) = Event::new(kind) {
            event.init_event_with_bubbles(kind, true);
            let _ = element.dispatch_event(&event);
        }
        if let Ok(Some(fold)) = element.closest("details") {
            let _ = fold.set_attribute("open", "");
        }
    }
}

/// The fields of a form that are kept.
pub(super) fn controls(form: &HtmlFormElement) -> Vec<Control> {
    let fields = form.elements();
    let all = (0..fields.length()).filter_map(|at| fields.item(at));
    all.filter_map(Control::of)
        .filter(|control| !control.name().is_empty())
        .collect()
}
