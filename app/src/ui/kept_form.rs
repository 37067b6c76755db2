//! What is put into a short form of staff, kept in this browser until it is sent: a reload or a way back loses nothing.

mod control;
mod key;

use super::{
    guard::Guard,
    is_over,
    keep::{forget, keep, kept},
    turn::{Taken, Turn},
};
use crate::api::ApiError;
use control::{Control, controls};
use domain::{Failure, RequestKey, views::people::Me};
use leptos::{html, prelude::*};
use serde::{Deserialize, Serialize};
use std::{cell::RefCell, collections::HashMap};
use web_sys::HtmlFormElement;

/// What was put into a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Filled {
    name: String,
    /// What it holds.
    now: String,
    /// What the page had put there before anybody typed.
    was: String,
}

/// What is put into a form, by the names of its fields.
#[derive(Clone, Copy)]
pub struct KeptForm {
    form: NodeRef<html::Form>,
    key: StoredValue<String>,
    /// What came back or was saved, with what stood there then.
    back: StoredValue<Vec<Filled>>,
    /// As it was sent last.
    sent: StoredValue<Vec<Filled>>,
    /// For a form that makes something.
    makes: Option<Makes>,
    /// The key, for a browser that keeps nothing.
    request: StoredValue<Option<RequestKey>>,
}

/// What a form shows that makes something, under a key, and is empty again once that is made.
#[derive(Clone, Copy)]
struct Makes {
    failure: RwSignal<Option<Failure>>,
    made: Callback<bool>,
    turn: Turn,
}

thread_local! {
    /// The form that was drawn last, by its place: an answer is about what is on the screen.
    static DRAWN: RefCell<HashMap<String, KeptForm>> = RefCell::default();
    /// Why something could not be made, where no form was there to show it, by its place.
    static UNSEEN: RefCell<HashMap<String, Failure>> = RefCell::default();
}

/// A form on its way. It outlives the form: an answer may come when that is gone.
pub struct Sent {
    form: KeptForm,
    place: String,
    filled: Vec<Filled>,
    request: Option<RequestKey>,
    turn: Option<Taken>,
}

impl Sent {
    /// What it is sent under: the same as before, if that heard no answer, also by a page that was loaded again and
    /// whatever was put in since. The server knows what the key stands for.
    #[must_use]
    pub fn key(&self) -> Option<RequestKey> {
        self.request
    }

    /// Whether the form is on the screen, as it was sent or drawn anew.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.drawn().form.try_get_untracked().flatten().is_some()
    }

    fn drawn(&self) -> KeptForm {
        let drawn = DRAWN.with_borrow(|all| all.get(&self.place).copied());
        drawn.unwrap_or(self.form)
    }

    /// Waits for the answer and takes note of it. What was put in since is kept.
    ///
    /// # Errors
    /// Those of the answer, which the form on the screen shows by now.
    pub async fn hear<T>(&self, answer: impl Future<Output = Result<T, ApiError>>) -> Result<T, ApiError> {
        let answer = answer.await;
        key::arrived(&self.place);
        if let Some(turn) = &self.turn {
            turn.give_back();
        }
        let drawn = self.drawn();
        let lost = matches!(answer, Err(ApiError(Failure::Unanswered)));
        let laid_down = lost
            && self
                .request
                .is_some_and(|request| key::lay_down(&self.place, request));
        if laid_down || is_over(&answer) {
            key::forget_own(&self.place);
            for form in [self.form, drawn] {
                let _ = form.request.try_set_value(None);
            }
        }
        if is_over(&answer) {
            key::forget_laid_down(&self.place);
        }
        if let Some(makes) = drawn.makes {
            let failure = answer.as_ref().err().map(|error| error.0.clone());
            if let Some(Some(unseen)) = makes.failure.try_set(failure) {
                UNSEEN.with_borrow_mut(|all| all.insert(self.place.clone(), unseen));
            }
            // It was made before.
            if answer.is_err() && is_over(&answer) {
                makes.made.try_run(false);
            }
        }
        if answer.is_ok() {
            self.taken(drawn);
        }
        answer
    }

    fn taken(&self, drawn: KeptForm) {
        let saved = |field: &Filled| {
            let of_it = self.filled.iter().find(|sent| sent.name == field.name);
            of_it.map(|sent| sent.now.clone())
        };
        let form = drawn.form.try_get_untracked().flatten();
        let mut now = if form.is_some() {
            drawn.filled()
        } else {
            stored(&self.place)
        };
        // What stands in a field is typed over what was saved there.
        for field in &mut now {
            if let Some(saved) = saved(field) {
                field.was = saved;
            }
        }
        now.retain(|field| field.now != field.was);
        write(&self.place, &now);
        if let Some(makes) = drawn.makes {
            if let Some(form) = form.filter(|_| now.is_empty()) {
                form.reset();
            }
            makes.made.try_run(now.is_empty());
            return;
        }
        let _ = drawn.back.try_update_value(|back| {
            for sent in &self.filled {
                back.retain(|field| field.name != sent.name);
                back.push(Filled {
                    was: sent.now.clone(),
                    ..sent.clone()
                });
            }
        });
    }
}

/// Where the form of that name is kept, of the person who is signed in.
fn place_of(name: &str) -> String {
    let person = use_context::<Me>().map(|me| me.id.to_string());
    format!("{}:form:{name}", person.unwrap_or_default())
}

fn stored(place: &str) -> Vec<Filled> {
    kept(place)
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

fn write(place: &str, filled: &[Filled]) {
    match serde_json::to_string(filled) {
        Ok(text) if !filled.is_empty() => keep(place, &text),
        _ => forget(place),
    }
}

impl KeptForm {
    /// For the form of that name, of the person who is signed in. What was kept is in it again, once it is there.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self::of(name, None)
    }

    /// As [`Self::new`], for a form that makes something. `failure` is what came of the last try; `made` is called once it
    /// is made, with whether nothing else was put in since.
    #[must_use]
    pub fn that_makes(
        name: &str,
        failure: RwSignal<Option<Failure>>,
        made: impl Fn(bool) + Send + Sync + 'static,
    ) -> Self {
        let makes = Makes {
            failure,
            made: Callback::new(made),
            turn: Turn::at(place_of(name), || ()),
        };
        Self::of(name, Some(makes))
    }

    fn of(name: &str, makes: Option<Makes>) -> Self {
        let kept = Self {
            form: NodeRef::new(),
            key: StoredValue::new(place_of(name)),
            back: StoredValue::new(Vec::new()),
            sent: StoredValue::new(Vec::new()),
            makes,
            request: StoredValue::new(None),
        };
        let guard = use_context::<Guard>();
        Effect::new(move |_| {
            let Some(form) = kept.form.get() else { return };
            let place = kept.place();
            let unseen = UNSEEN.with_borrow_mut(|all| all.remove(&place));
            if let (Some(makes), Some(unseen)) = (kept.makes, unseen) {
                makes.failure.set(Some(unseen));
            }
            DRAWN.with_borrow_mut(|all| all.insert(place, kept));
            if let (true, Some(guard)) = (kept.give_back(&form), guard) {
                guard.holds_words();
            }
        });
        if let (Some(guard), Some(makes)) = (guard, makes) {
            Effect::new(move |_| guard.sends(makes.turn.busy().get()));
        }
        kept
    }

    /// Whether it is on its way, also from where it was drawn before.
    #[must_use]
    pub fn busy(self) -> Signal<bool> {
        Signal::derive(move || self.makes.is_some_and(|makes| makes.turn.busy().get()))
    }

    /// The form itself.
    #[must_use]
    pub fn form(self) -> NodeRef<html::Form> {
        self.form
    }

    /// Where it is kept.
    #[must_use]
    pub fn place(self) -> String {
        self.key.get_value()
    }

    /// Something was put in.
    pub fn typed(self) {
        let filled = self.filled();
        self.key.with_value(|key| write(key, &filled));
    }

    /// It is sent as it is now.
    #[must_use]
    pub fn sends(self) -> Sent {
        let filled = self.filled();
        self.sent.set_value(filled.clone());
        Sent {
            form: self,
            place: self.key.get_value(),
            filled,
            request: None,
            turn: None,
        }
    }

    /// As [`Self::sends`], of a form that makes something: under a key, and not while it is on its way.
    #[must_use]
    pub fn sends_once(self) -> Option<Sent> {
        let turn = self.makes?.turn.take()?;
        let mut sent = self.sends();
        sent.turn = Some(turn);
        sent.request = key::of(&sent.place, self.request);
        Some(sent)
    }

    /// What a field held before somebody put something else in, also where they took that back; none where nobody did.
    #[must_use]
    pub fn was(self, name: &str) -> Option<String> {
        let of = |filled: Vec<Filled>| filled.into_iter().find(|field| field.name == name);
        let came_back = self.back.with_value(|back| of(back.clone()));
        came_back.or_else(|| of(self.filled())).map(|field| field.was)
    }

    /// Whoever sends a field again has read that it held this: what they typed stands over that.
    pub fn over(self, name: &str, was: &str) {
        // An answer may come when the form is gone: what is kept stays as it is.
        if self.form.try_get_untracked().flatten().is_none() {
            return;
        }
        let filled = self.filled();
        let _ = self.back.try_update_value(|back| {
            *back = filled;
            for field in back.iter_mut().filter(|field| field.name == name) {
                was.clone_into(&mut field.was);
            }
        });
        self.typed();
    }

    /// A field holds this now, as it was saved, unless something else was put in since it was sent.
    pub fn show(self, name: &str, text: &str) {
        let Some(form) = self.form.try_get_untracked().flatten() else {
            return;
        };
        self.back.update_value(|back| {
            for field in back.iter_mut().filter(|field| field.name == name) {
                text.clone_into(&mut field.was);
            }
        });
        let sent = self.sent.with_value(|sent| {
            let field = sent.iter().find(|field| field.name == name);
            field.map(|field| field.now.clone())
        });
        if let Some(Control::Text(input)) = controls(&form).into_iter().find(|control| control.name() == name)
        {
            let untouched = sent.map_or(input.value() == input.default_value(), |sent| {
                sent == input.value()
            });
            input.set_default_value(text);
            if untouched {
                input.set_value(text);
            }
        }
    }

    fn filled(self) -> Vec<Filled> {
        let Some(form) = self.form.try_get_untracked().flatten() else {
            return Vec::new();
        };
        let back = self.back.get_value();
        let all = controls(&form).into_iter().map(|control| {
            let name = control.name();
            let before = back.iter().find(|field| field.name == name);
            Filled {
                now: control.now(),
                was: before.map_or_else(|| control.was(), |field| field.was.clone()),
                name,
            }
        });
        all.filter(|field| field.now != field.was).collect()
    }

    /// Puts back what was kept; says whether words were among it.
    fn give_back(self, form: &HtmlFormElement) -> bool {
        let filled = self.key.with_value(|key| stored(key));
        let mut words = false;
        self.back.set_value(filled.clone());
        let mut controls = controls(form);
        for Filled { name, now, .. } in filled {
            let Some(at) = controls.iter().position(|control| control.name() == name) else {
                continue;
            };
            let control = controls.swap_remove(at);
            words |= matches!(control, Control::Text(_) | Control::Area(_));
            control.put(&now);
        }
        words
    }
}
