use super::{
    looks::networks_of,
    receipt_list::ReceiptList,
    stamp::{approved_for, look_of},
};
use crate::{dates, percent::encode, ui::Icon, words};
use domain::{
    review::Verdict,
    views::{
        When,
        review::{DecisionView, ReviewPage as Review, State},
    },
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use strum::VariantArray;

/// What was decided, by whom, when, about which revisions: to be kept.
#[component]
pub(super) fn Receipt(page: Review) -> impl IntoView {
    let link = page.link;
    let text = as_text(&page);
    let mail = format!(
        "mailto:?subject={}&body={}",
        encode(&words::review::receipt_of(&page.title)),
        encode(&text)
    );
    let finished = last(&page).map(|(_, when)| {
        let text = words::review::finished_at(dates::moment(&when), &when.zone);
        let name = if page.all_decided() {
            words::review::finished()
        } else {
            words::review::last_decision()
        };
        view! { <dt>{name}</dt><dd><time datetime=when.utc>{text}</time></dd> }
    });
    let counts = counts(&page)
        .map(|(word, count)| view! { <dt>{word}</dt><dd>{count}</dd> })
        .collect_view();
    let decided: Vec<_> = page
        .posts
        .iter()
        .filter(|post| post.state != State::Open)
        .map(|post| (post.clone(), page.has_passed(post)))
        .collect();
    view! {
        <section class="card" aria-labelledby="receipt">
            <div class="card-head"><h2 id="receipt">{words::review::receipt()}</h2></div>
            <div class="card-body">
                <dl class="receipt-facts">
                    <dt>{words::review::project()}</dt>
                    <dd>{words::review::project_of(&page.project, &page.workspace)}</dd>
                    <dt>{words::review::decided_by()}</dt>
                    <dd>{deciders(&page)}</dd>
                    {finished}
                    {counts}
                </dl>
                <ReceiptList link posts=decided />
                <div class="row no-print">
                    <a class="button large" href=mail rel="external"><Icon name="mail" />{words::review::mail_receipt()}</a>
                    <button class="button large quiet needs-script" type="button" on:click=|_| print()>
                        <Icon name="log" />
                        {words::review::print()}
                    </button>
                </div>
            </div>
        </section>
    }
}

/// How many posts got each verdict that was given, in words.
fn counts(page: &Review) -> impl Iterator<Item = (&'static str, String)> {
    let given = Verdict::VARIANTS
        .iter()
        .copied()
        .map(|verdict| (verdict, page.with_verdict(verdict)));
    given
        .filter(|(_, count)| *count > 0)
        .map(|(verdict, count)| (words::of_verdict(Some(verdict)), words::common::posts(count)))
}

/// The last decision: by whom, when.
pub(super) fn last(page: &Review) -> Option<(String, When)> {
    let decisions = page.posts.iter().filter_map(|post| post.state.decision());
    decisions
        .filter_map(|decision| Some((decision.by.clone(), decision.when.clone()?)))
        .max_by(|(_, a), (_, b)| a.order().cmp(b.order()))
}

fn deciders(page: &Review) -> String {
    let decisions = page.posts.iter().filter_map(|post| post.state.decision());
    let names: BTreeSet<&str> = decisions.map(|decision| &*decision.by).collect();
    names.into_iter().collect::<Vec<_>>().join(", ")
}

/// The receipt for a mail: with whole dates and their zone, because it is kept.
fn as_text(page: &Review) -> String {
    let mut lines = vec![
        page.title.clone(),
        format!(
            "{}: {}",
            words::review::project(),
            words::review::project_of(&page.project, &page.workspace)
        ),
        String::new(),
    ];
    lines.extend(counts(page).map(|(word, count)| format!("{word}: {count}")));
    lines.push(String::new());
    for post in &page.posts {
        let (_, word, _, _) = look_of(&post.state);
        lines.push(words::review::mail_post(post.title.as_str(), word));
        lines.push(networks_of(&post.previews));
        let passed = post.state.is_approved() && page.has_passed(post);
        let planned = |when: &When| {
            let (clock, day) = (dates::clock(when), dates::kept_day(when.day.date));
            if passed {
                words::review::mail_passed(clock, day, &when.zone)
            } else {
                words::review::mail_planned(clock, day, &when.zone)
            }
        };
        lines.push(
            post.when
                .as_ref()
                .map_or_else(|| words::review::no_date().to_owned(), planned),
        );
        if let Some(DecisionView {
            by, when: Some(when), ..
        }) = post.state.decision()
        {
            let (clock, day) = (dates::clock(when), dates::kept_day(when.day.date));
            lines.push(words::review::mail_by(by, clock, day, &when.zone));
        }
        lines.extend(approved_for(&post.state, dates::kept_moment));
        lines.extend(post.reason().map(words::review::quote));
        lines.push(String::new());
    }
    lines.join("\r\n")
}

fn print() {
    #[cfg(feature = "hydrate")]
    {
        // A browser without a printer does nothing.
        let _ = window().print();
    }
}
