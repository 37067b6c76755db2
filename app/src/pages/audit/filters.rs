use crate::words;
use domain::{Spelled, audit::Kind, views::history::LogFilter};
use leptos::prelude::*;
use strum::VariantArray;

/// A plain form: the address holds the filter.
#[component]
pub fn Filters(
    /// The filter in the address.
    filter: LogFilter,
    /// Names that appear.
    actors: Vec<String>,
) -> impl IntoView {
    let kinds = Kind::VARIANTS.iter().map(|kind| {
        let name = kind.as_str();
        view! { <option value=name selected=filter.kind == Some(*kind)>{name}</option> }
    });
    let people = actors.into_iter().map(|name| {
        let selected = filter.actor.as_ref() == Some(&name);
        view! { <option value=name.clone() selected=selected>{name.clone()}</option> }
    });
    let narrowed = filter != LogFilter::default();
    view! {
        <form class="audit-filters" method="get" action="/audit">
            <div class="field">
                <label class="field-label" for="kind">{words::audit::kind()}</label>
                <select class="select" id="kind" name="kind">
                    <option value="">{words::audit::all_kinds()}</option>
                    {kinds.collect_view()}
                </select>
            </div>
            <div class="field">
                <label class="field-label" for="person">{words::audit::person()}</label>
                <select class="select" id="person" name="person">
                    <option value="">{words::audit::all_people()}</option>
                    {people.collect_view()}
                </select>
            </div>
            {filter.link.map(|id| view! { <input type="hidden" name="link" value=id.to_string() /> })}
            {filter.post.map(|id| view! { <input type="hidden" name="post" value=id.to_string() /> })}
            <button class="button">{words::audit::filter()}</button>
            {narrowed.then(|| view! { <a class="button quiet" href="/audit">{words::audit::show_all()}</a> })}
        </form>
    }
}
