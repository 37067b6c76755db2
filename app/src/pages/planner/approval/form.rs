use super::{Head, Made, approver::ApproverField, picks::Picks, title};
use crate::{
    api::links::create_link,
    dates,
    pages::planner::state::Planner,
    ui::{
        Connection, Field, FieldProblem, Icon, KeptForm, Notice, Remembered, TextArea, Trouble,
        guard::{Guard, leaving},
        mend,
    },
    words,
};
use domain::{
    Failure, Field as Name, PostId, ProjectId,
    views::{
        links::{ApproverChoice, LinkOffer, NewApprover, NewLink, OfferedPost},
        people::Me,
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::hash::{DefaultHasher, Hash, Hasher};

/// To whom, with what words, behind which password.
#[component]
pub fn LinkForm(
    /// Project of the posts.
    project: ProjectId,
    /// What can be put on a link.
    offer: LinkOffer,
    /// Where the link goes once it is made.
    made: RwSignal<Option<Made>>,
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
    let ids: Vec<_> = posts.iter().map(|post| post.id).collect();
    let count = ids.len();
    let sub = words::approval::posts_span(count, span(&posts));
    let first = approvers.first().map(|a| ApproverChoice::Known(a.id));
    let choice = RwSignal::new(first.unwrap_or_else(|| ApproverChoice::New(NewApprover::default())));
    let link_title = RwSignal::new(proposed);
    let message = RwSignal::new(String::new());
    let custom = RwSignal::new(false);
    let password = RwSignal::new(String::new());
    let failure = RwSignal::new(None::<Failure>);
    let busy = RwSignal::new(false);
    let anyway = RwSignal::new(false);
    let connection = Connection::current();
    let (cancel, guard) = (leaving(close), use_context::<Guard>());
    let person = expect_context::<Me>().id;
    // What is put in is for these posts.
    let about = name_of(&ids);
    let kept = Remembered::new(format!("{person}:{project}:{about}:message"), message);
    let fields = KeptForm::that_makes(&format!("approval:{project}:{about}"));
    if let Some(guard) = guard {
        guard.forgets(fields.place());
        // Once what was kept is there again.
        Effect::new(move |_| {
            if !message.with_untracked(String::is_empty) {
                guard.holds_words();
            }
        });
    }
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        if let Some(offline) = connection.failure() {
            return failure.set(Some(offline));
        }
        busy.set(true);
        if let Some(guard) = guard {
            guard.sends(true);
        }
        planner.own(&ids);
        let sent_fields = fields.sends();
        let link = NewLink {
            anyway: anyway.get_untracked(),
            project,
            posts: ids.clone(),
            approver: choice.get_untracked(),
            title: link_title.get_untracked(),
            message: message.get_untracked(),
            password: custom.get_untracked().then(|| password.get_untracked()),
            request_key: sent_fields.key(),
        };
        let (kept, sent) = (kept.clone(), link.message.clone());
        spawn_local(async move {
            let answer = create_link(link).await;
            sent_fields.answered(&answer);
            if let Some(guard) = guard {
                guard.sends(false);
            }
            match answer {
                Ok(issued) => {
                    kept.sent(&sent);
                    let shown = made.try_set(Some(Made { issued, posts: count })).is_none();
                    if !shown {
                        planner.tell(words::approval::made_unseen(), None);
                        planner.reload();
                    }
                }
                Err(error) => {
                    // The dialog may be closed by now.
                    if let Some(Some(unseen)) = failure.try_set(Some(error.0)) {
                        planner.complain_unseen(
                            &unseen,
                            words::approval::lost_unseen(),
                            words::approval::not_made,
                        );
                    }
                    let _ = busy.try_set(false);
                }
            }
        });
    };
    let none = count == 0;
    let unfit = posts
        .iter()
        .any(|post| post.misfits.iter().any(|misfit| misfit.blocks));
    view! {
        <form
            node_ref=fields.form()
            on:input=move |_| fields.typed()
            on:change=move |_| fields.typed()
            on:submit=submit
            autocomplete="off"
            novalidate
        >
            <Head title=title() sub close />
            <div class="dialog-body">
                <Trouble failure lost=words::approval::lost() />
                <div>
                    {if none {
                        view! { <Notice kind="warn">{words::approval::none_left()}</Notice> }.into_any()
                    } else {
                        view! { <Picks posts label=words::approval::posts_in() /> }.into_any()
                    }}
                    {unfit
                        .then(|| {
                            view! {
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
                            }
                        })}
                    <FieldProblem id="ga-posts" name=Name::Posts failure />
                </div>
                {(!left_out.is_empty() && !none)
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
                    })}
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
                        told=message
                        typed=move |text| message.set(text)
                        short=true
                        attr:id="ga-message"
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
