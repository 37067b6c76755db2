use crate::words;
use domain::{Spelled, link::LinkStatus, views::links::LinkRow};
use leptos::prelude::*;
use leptos_router::{hooks::use_navigate, params::ParamsMap};

/// Which links are shown; the address holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Status, or all.
    pub status: Option<LinkStatus>,
    /// Name of a project, or empty.
    pub project: String,
    /// Name of an approver, or empty.
    pub approver: String,
}

impl Filter {
    /// Reads `?status=&project=&approver=`.
    #[must_use]
    pub fn from_query(query: &ParamsMap) -> Self {
        Self {
            status: query.get("status").and_then(|s| s.parse().ok()),
            project: query.get("project").unwrap_or_default(),
            approver: query.get("approver").unwrap_or_default(),
        }
    }

    /// Whether a link is shown.
    #[must_use]
    pub fn takes(&self, row: &LinkRow) -> bool {
        self.status.is_none_or(|status| status == row.status) && self.takes_people(row)
    }

    fn takes_people(&self, row: &LinkRow) -> bool {
        (self.project.is_empty() || self.project == row.project.name)
            && (self.approver.is_empty() || self.approver == row.approver)
    }

    fn address(&self) -> String {
        let mut query = ParamsMap::new();
        if let Some(status) = self.status {
            query.insert("status", status.as_str().to_owned());
        }
        for (key, value) in [("project", &self.project), ("approver", &self.approver)] {
            if !value.is_empty() {
                query.insert(key, value.clone());
            }
        }
        format!("/links{}", query.to_query_string())
    }
}

/// Status as pills with counts; project and approver as lists.
#[component]
pub fn Filters(
    /// All links.
    all: StoredValue<Vec<LinkRow>>,
    /// The filter in the address.
    #[prop(into)]
    filter: Signal<Filter>,
) -> impl IntoView {
    let pill = move |status: Option<LinkStatus>| {
        let label = status.map_or(words::links::all(), words::of_link_status);
        let with = move || Filter {
            status,
            ..filter.get()
        };
        let count = move || {
            let with = with();
            all.with_value(|all| all.iter().filter(|row| with.takes(row)).count())
        };
        view! {
            <a
                class="pill"
                href=move || with().address()
                aria-current=move || (filter.get().status == status).then_some("true")
            >
                {label} " " <span class="count">{count}</span>
            </a>
        }
    };
    let names = move |name: fn(&LinkRow) -> &String| {
        let mut names = all.with_value(|all| all.iter().map(|row| name(row).clone()).collect::<Vec<_>>());
        names.sort();
        names.dedup();
        names
    };
    view! {
        <div class="links-filters">
            <nav class="pills scroll" aria-label=words::links::status()>
                {pill(None)} {pill(Some(LinkStatus::Active))} {pill(Some(LinkStatus::Expired))}
                {pill(Some(LinkStatus::Revoked))}
            </nav>
            <form method="get" action="/links">
                <Choice
                    name="project"
                    label=words::links::project()
                    every=words::links::all_projects()
                    names=names(|row| &row.project.name)
                    chosen=Signal::derive(move || filter.get().project)
                    choose=Callback::new(move |project| Filter { project, ..filter.get_untracked() }.address())
                />
                <Choice
                    name="approver"
                    label=words::links::approver()
                    every=words::links::all_approvers()
                    names=names(|row| &row.approver)
                    chosen=Signal::derive(move || filter.get().approver)
                    choose=Callback::new(move |approver| Filter { approver, ..filter.get_untracked() }.address())
                />
                <button class="button no-script">{words::links::filter()}</button>
            </form>
        </div>
    }
}

#[component]
fn Choice(
    name: &'static str,
    label: &'static str,
    every: &'static str,
    names: Vec<String>,
    chosen: Signal<String>,
    choose: Callback<String, String>,
) -> impl IntoView {
    let navigate = use_navigate();
    let id = format!("filter-{name}");
    let option = move |text: String| {
        let value = text.clone();
        view! { <option value=text.clone() selected=move || chosen.get() == value>{text.clone()}</option> }
    };
    view! {
        <label class="visually-hidden" for=id.clone()>{label}</label>
        <select
            class="select"
            id=id
            name=name
            on:change=move |event| navigate(&choose.run(event_target_value(&event)), leptos_router::NavigateOptions::default())
        >
            <option value="">{every}</option>
            {names.into_iter().map(option).collect_view()}
        </select>
    }
}
