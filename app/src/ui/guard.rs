//! What keeps an open dialog from being closed over something that would be lost.

use super::keep::forget;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What would be lost if it closed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Nothing that is not somewhere else.
    Nothing,
    /// Words that were typed.
    Words,
    /// A secret that is shown only this once.
    Secret {
        /// It was taken along already.
        copied: bool,
    },
}

/// How somebody wants to leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Escape, or a click beside it: easily an accident.
    Aside,
    /// A button that says so.
    Button,
}

/// What happens then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// It closes.
    Closes,
    /// It asks first.
    Asks,
    /// Nothing.
    Stays,
}

/// The rule.
#[must_use]
pub const fn closing(holds: Holds, way: Way) -> Closing {
    match (holds, way) {
        (Holds::Nothing, _) | (Holds::Secret { copied: true }, Way::Button) => Closing::Closes,
        (Holds::Words, _) | (Holds::Secret { copied: false }, Way::Button) => Closing::Asks,
        (Holds::Secret { .. }, Way::Aside) => Closing::Stays,
    }
}

/// The guard of a dialog, given by context to what is in it.
#[derive(Clone, Copy)]
pub struct Guard {
    close: Callback<()>,
    typed: RwSignal<bool>,
    sending: RwSignal<bool>,
    /// The secret that is shown, and whether it was copied.
    secret: RwSignal<Option<RwSignal<bool>>>,
    /// What this browser keeps of what is typed.
    kept: StoredValue<Vec<String>>,
    /// What it keeps of short forms, which goes too where only choices are left: they are made again quickly.
    forms: StoredValue<Vec<String>>,
    /// The question is asked.
    pub asking: RwSignal<bool>,
}

impl Guard {
    /// For a dialog that closes so.
    #[must_use]
    pub fn new(close: Callback<()>) -> Self {
        Self {
            close,
            typed: RwSignal::new(false),
            sending: RwSignal::new(false),
            secret: RwSignal::new(None),
            kept: StoredValue::new(Vec::new()),
            forms: StoredValue::new(Vec::new()),
            asking: RwSignal::new(false),
        }
    }

    /// What would be lost now.
    #[must_use]
    pub fn holds(self) -> Holds {
        match (self.secret.get_untracked(), self.typed.get_untracked()) {
            (Some(copied), _) => Holds::Secret {
                copied: copied.try_get_untracked().unwrap_or(true),
            },
            // It is known soon what became of it, whether or not this is open; what was typed is kept until then.
            (None, _) if self.sending.get_untracked() => Holds::Nothing,
            (None, true) => Holds::Words,
            (None, false) => Holds::Nothing,
        }
    }

    /// Somebody wants to leave.
    pub fn leave(self, way: Way) {
        match closing(self.holds(), way) {
            Closing::Closes => {
                if !self.sending.get_untracked() {
                    self.forms
                        .with_value(|forms| forms.iter().for_each(|key| forget(key)));
                }
                self.close.run(());
            }
            Closing::Asks => self.asking.set(true),
            Closing::Stays => {}
        }
    }

    /// Closes; what it holds is not wanted.
    pub fn discard(self) {
        for keys in [self.kept, self.forms] {
            keys.with_value(|keys| keys.iter().for_each(|key| forget(key)));
        }
        self.close.run(());
    }

    /// What is discarded is forgotten under this key.
    pub fn forgets(self, key: String) {
        self.kept.update_value(|kept| kept.push(key));
    }

    /// As [`Self::forgets`], of a short form: closed without a question, it is empty when it is opened again.
    pub fn forgets_form(self, key: String) {
        self.forms.update_value(|forms| forms.push(key));
    }

    /// Something was put in: words would be lost from now on, a choice is made again quickly.
    pub fn typed(self, event: &web_sys::Event) {
        let target = event.target();
        let words = target.as_ref().is_some_and(|target| {
            let input = target.dyn_ref::<web_sys::HtmlInputElement>();
            target.has_type::<web_sys::HtmlTextAreaElement>()
                || input.is_some_and(|input| matches!(&*input.type_(), "text" | "email" | "tel" | "url"))
        });
        if words {
            self.typed.set(true);
        }
    }

    /// Words were put in that were kept from before.
    pub fn holds_words(self) {
        self.typed.set(true);
    }

    /// What was typed is on its way, or it is not any more.
    pub fn sends(self, now: bool) {
        let _ = self.sending.try_set(now);
    }

    /// What was typed is saved.
    pub fn saved(self) {
        self.typed.set(false);
    }
}

/// The way out for a button of what is open: in a dialog, its guard is asked first.
#[must_use]
pub fn leaving(close: Callback<()>) -> Callback<()> {
    match use_context::<Guard>() {
        Some(guard) => Callback::new(move |()| guard.leave(Way::Button)),
        None => close,
    }
}

/// A secret is shown from here on that cannot be shown again: whether it was copied. Until it is, the dialog does not
/// close, and the browser asks before it leaves the page.
#[must_use]
pub fn shown_once() -> RwSignal<bool> {
    let copied = RwSignal::new(false);
    if let Some(guard) = use_context::<Guard>() {
        guard.secret.set(Some(copied));
        on_cleanup(move || {
            let _ = guard
                .secret
                .try_update(|secret| *secret = secret.take().filter(|now| *now != copied));
        });
    }
    stay_while(move || copied.try_get_untracked() == Some(false));
    copied
}

/// As [`shown_once`], of two secrets that are taken along one by one.
#[must_use]
pub fn two_shown_once() -> [RwSignal<bool>; 2] {
    let both = shown_once();
    let each = [RwSignal::new(false), RwSignal::new(false)];
    Effect::new(move |_| {
        let [one, other] = each.map(|copied| copied.get());
        if one && other {
            both.set(true);
        }
    });
    each
}

/// The browser asks before it leaves the page while this holds.
pub fn stay_while(lost: impl Fn() -> bool + Clone + 'static) {
    Effect::new(move |_| {
        let lost = lost.clone();
        let handle = window_event_listener(leptos::ev::beforeunload, move |event| {
            if lost() {
                event.prevent_default();
            }
        });
        on_cleanup(move || handle.remove());
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_that_cannot_be_shown_again_goes_by_a_button_only() {
        for copied in [false, true] {
            assert_eq!(closing(Holds::Secret { copied }, Way::Aside), Closing::Stays);
        }
        assert_eq!(
            closing(Holds::Secret { copied: false }, Way::Button),
            Closing::Asks
        );
        assert_eq!(
            closing(Holds::Secret { copied: true }, Way::Button),
            Closing::Closes
        );
    }

    #[test]
    fn typed_words_are_asked_about_and_nothing_is_not() {
        for way in [Way::Aside, Way::Button] {
            assert_eq!(closing(Holds::Words, way), Closing::Asks);
            assert_eq!(closing(Holds::Nothing, way), Closing::Closes);
        }
    }
}
