use super::{Head, approver::ApproverField, picks::Picks, title};
use crate::{
    api::{
        ApiError,
        links::{create_link, offer_link},
    },
    dates,
    pages::{
        planner::state::Planner,
        staff::once::{Once, Shown},
    },
    ui::{
        Connection, Field, FieldProblem, Icon, KeptForm, Notice, TextArea, Trouble,
        focus::bring_focus,
        guard::{Guard, leaving},
        mend,
    },
    words,
};
use domain::{
    Failure, Field as Name, PostId, ProjectId,
    views::links::{ApproverChoice, LinkOffer, NewApprover, NewLink, OfferedPost},
};
use leptos::{prelude::*, task::spawn_local};
use std::hash::{DefaultHasher, Hash, Hasher};

/// To whom, with what words, behind which password.
#[component]
pub fn LinkForm(
    /// Project of the posts.
    project: ProjectId,
    /// What was selected.
    asked: Vec<PostId>,
    /// What of it can be put on a link.
    offer: LinkOffer,
    /// Closes the dialog.
    close: Callback<()>,
) -> impl IntoView {
    let planner = Planner::current();
    let LinkOffer {
        posts,
        left_out,
        approvers,
        title: proposed,
    } = offer;
    let first = approvers.first().map(|a| ApproverChoice::Known(a.id));
    let choice = RwSignal::new(first.unwrap_or_else(|| ApproverChoice::New(NewApprover::default())));
    let link_title = RwSignal::new(proposed);
    let message = RwSignal::new(String::new());
    let custom = RwSignal::new(false);
    let password = RwSignal::new(String::new());
    let failure = RwSignal::new(None::<Failure>);
    let anyway = RwSignal::new(false);
    let connection = Connection::current();
    let cancel = leaving(close);
    let once = Once::current();
    // What is put in is for the posts that were selected, also where some of them are decided meanwhile.
    let kept = KeptForm::that_makes(
        &format!("approval:{project}:{}", name_of(&asked)),
        failure,
        move |as_sent| {
            if as_sent {
                close.run(());
            }
        },
    );
    if let Some(guard) = use_context::<Guard>() {
        guard.forgets_form(kept.place());
    }
    let busy = kept.busy();
    let (posts, left_out) = (RwSignal::new(posts), RwSignal::new(left_out));
    let ids = move || posts.with(|posts| posts.iter().map(|post| post.id).collect::<Vec<_>>());
    let count = Memo::new(move |_| posts.with(Vec::len));
    // How many of the posts were decided or deleted since the dialog was opened.
    let fewer = RwSignal::new(0);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(offline) = connection.failure() {
            return failure.set(Some(offline));
        }
        let ids = untrack(ids);
        let Some(sent) = kept.sends_once() else { return };
        planner.own(&ids);
        let (count, on_link) = (ids.len(), ids.clone());
        let link = NewLink {
            anyway: anyway.get_untracked(),
            project,
            posts: ids,
            approver: choice.get_untracked(),
            title: link_title.get_untracked(),
            message: message.get_untracked(),
            password: custom.get_untracked().then(|| password.get_untracked()),
            request_key: sent.key(),
        };
        let asked = asked.clone();
        spawn_local(async move {
            match sent.hear(create_link(link)).await {
                Ok(issued) => {
                    // Whoever left this page is shown it all the same.
                    once.show(Shown::NewLink(Box::new(issued), count));
                    // The planner may be left by now.
                    if planner.selected.try_get_untracked().is_some() {
                        planner.let_go(&on_link);
                        planner.reload();
                    }
                }
                Err(error) if !sent.is_drawn() => planner.complain_unseen(
                    once,
                    &error.0,
                    words::approval::lost_unseen(),
                    words::approval::not_made,
                ),
                // Nobody knows: the sentence about it stands.
                Err(ApiError(Failure::Unanswered | Failure::Offline)) => {}
                Err(_) => {
                    let offer = match offer_link(project, asked).await {
                        Ok(offer) => (offer.posts, offer.left_out),
                        // All of them were deleted.
                        Err(ApiError(Failure::NotFound)) => (Vec::new(), Vec::new()),
                        Err(_) => return,
                    };
                    let now = offer.0.len();
                    if count > now && posts.try_set(offer.0).is_none() {
                        failure.set(None);
                        left_out.set(offer.1);
                        fewer.set(count - now);
                        if now == 0 {
                            // The button that had the focus cannot be pressed any more.
                            bring_focus(".dialog-foot .button");
                        }
                    }
                }
            }
        });
    };
    let none = move || count.get() == 0;
    let unfit = Memo::new(move |_| {
        posts.with(|posts| {
            posts
                .iter()
                .any(|post| post.misfits.iter().any(|misfit| misfit.blocks))
        })
    });
    let sub =
        Signal::derive(move || posts.with(|posts| words::approval::posts_span(posts.len(), span(posts))));
    view! {
        <form
            node_ref=kept.form()
            on:input=move |_| kept.typed()
            on:change=move |_| kept.typed()
            on:submit=submit
            autocomplete="off"
            novalidate
        >
            <Head title=title() sub close />
            <div class="dialog-body">
                <Trouble failure lost=words::approval::lost() />
                {move || {
                    let gone = fewer.get();
                    (gone > 0 && !none())
                        .then(|| view! { <Notice kind="error">{words::approval::fewer(gone)}</Notice> })
                }}
                <div>
                    {move || {
                        if none() {
                            view! { <Notice kind="warn">{words::approval::none_left()}</Notice> }.into_any()
                        } else {
                            view! { <Picks posts=posts.get() label=words::approval::posts_in() /> }.into_any()
                        }
                    }}
                    <Show when=move || unfit.get()>
                        <label class="check">
                            <input
                                type="checkbox"
                                aria-describedby="ga-posts-problem"
                                on:change:target=move |event| {
                                    anyway.set(event.target().checked());
                                    mend(failure, Name::Posts);
                                }
                            />
                            <span>{words::fit::anyway()} <small>{words::fit::anyway_hint()}</small></span>
                        </label>
                    </Show>
                    <FieldProblem id="ga-posts" name=Name::Posts failure />
                </div>
                {move || {
                    let left_out = left_out.get();
                    (!left_out.is_empty() && !none())
                        .then(|| {
                            view! {
                                <details class="field">
                                    <summary class="field-label">
                                        {format!("{} · {}", words::approval::left_out(), left_out.len())}
                                    </summary>
                                    <p class="field-hint">{words::approval::left_out_hint()}</p>
                                    <Picks posts=left_out label=words::approval::left_out() />
                                </details>
                            }
                        })
                }}
                <ApproverField approvers choice failure busy />
                <Field label=words::approval::link_title() id="ga-title" name=Name::LinkTitle failure>
                    <input
                        class="input"
                        id="ga-title"
                        name="title"
                        aria-describedby="ga-title-problem"
                        value=link_title.get_untracked()
                        on:input:target=move |event| link_title.set(event.target().value())
                    />
                </Field>
                <Field label=words::approval::message() id="ga-message" name=Name::Message failure optional=true>
                    <TextArea
                        typed=move |text| message.set(text)
                        short=true
                        attr:id="ga-message"
                        attr:name="message"
                        attr:placeholder=words::approval::message_hint()
                        attr:aria-describedby="ga-message-problem"
                    />
                </Field>
                <Password custom password failure />
            </div>
            <footer class="dialog-foot">
                <span class="note">{words::approval::valid()}</span>
                <button class="button" type="button" on:click=move |_| cancel.run(())>
                    {words::common::cancel()}
                </button>
                <button class="button primary" disabled=none aria-busy=move || busy.get().to_string()>
                    <Icon name="link" />
                    {words::approval::generate()}
                </button>
            </footer>
        </form>
    }
}

#[component]
fn Password(
    custom: RwSignal<bool>,
    password: RwSignal<String>,
    failure: RwSignal<Option<Failure>>,
) -> impl IntoView {
    let choice = move |own: bool, title: &'static str, hint: &'static str| {
        view! {
            <label class="check choice">
                <input
                    type="radio"
                    name="pw"
                    value=if own { "custom" } else { "generated" }
                    checked=!own
                    on:change=move |_| custom.set(own)
                />
                <span>{title} <small>{hint}</small></span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend class="field-label">{words::approval::password()}</legend>
            <div class="choices">
                {choice(false, words::approval::generated(), words::approval::generated_hint())}
                {choice(true, words::approval::custom(), words::approval::custom_hint())}
            </div>
        </fieldset>
        <Show when=move || custom.get()>
            <Field
                label=words::approval::own_password()
                id="ga-password"
                name=Name::Password
                failure
                hint=words::approval::own_password_hint()
            >
                <input
                    class="input"
                    id="ga-password"
                    type="text"
                    spellcheck="false"
                    autocapitalize="off"
                    autocomplete="off"
                    aria-describedby="ga-password-problem"
                    value=password.get_untracked()
                    on:input:target=move |event| password.set(event.target().value())
                />
            </Field>
        </Show>
    }
}

/// A short name of these posts, whatever their order.
fn name_of(posts: &[PostId]) -> String {
    let mut posts = posts.to_vec();
    posts.sort();
    let mut hasher = DefaultHasher::new();
    posts.hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

/// The days that the posts lie on.
fn span(posts: &[OfferedPost]) -> String {
    let days = posts.iter().filter_map(|post| post.when.as_ref());
    let days: Vec<_> = days.map(|when| when.day).collect();
    match (days.first(), days.last()) {
        (Some(from), Some(to)) if from != to => words::approval::span(dates::day(*from), dates::day(*to)),
        (Some(only), _) => dates::day(*only),
        _ => words::approval::undated().to_owned(),
    }
}
