//! The message catalogue: every word that people read, as functions. Written in `locales/en/*.ftl`.

include!(concat!(env!("OUT_DIR"), "/words.rs"));

use domain::{
    Failure, Field, Problem, Refusal,
    files::FileKind,
    fit::{Cause, Misfit},
    job::{Kind, Why},
    link::LinkStatus,
    post::PostStatus,
    review::Verdict,
    rules,
    shared_calendar::PublicStatus,
    staff::Role,
    text::Unit,
    views::people::ZoneChange,
};

/// A failure, as a sentence to the person who asked.
#[must_use]
pub fn of_failure(failure: &Failure) -> String {
    match failure {
        Failure::Invalid(errors) => match errors.as_slice() {
            [only] => of_problem(only.field, &only.problem),
            _ => failure::invalid().to_owned(),
        },
        Failure::Refused(refusal) => of_refusal(refusal),
        Failure::NotFound => failure::not_found().to_owned(),
        Failure::Forbidden => failure::forbidden().to_owned(),
        Failure::SignedOut => failure::signed_out().to_owned(),
        Failure::TooManyTries {
            retry_after_s: Some(seconds),
        } => failure::too_many_tries(usize::try_from((seconds + 59) / 60).unwrap_or(1).max(1)),
        Failure::TooManyTries { retry_after_s: None } => failure::locked().to_owned(),
        Failure::CrossSite => failure::cross_site().to_owned(),
        Failure::TooLarge => failure::too_large().to_owned(),
        Failure::Unavailable => failure::unavailable().to_owned(),
        Failure::Offline => failure::offline().to_owned(),
        Failure::Unanswered => failure::unanswered().to_owned(),
    }
}

/// Why something could not be loaded, as a sentence. Nobody has to know whether that was done.
#[must_use]
pub fn of_loading(failure: &Failure) -> String {
    match failure {
        Failure::Unanswered => failure::no_answer().to_owned(),
        // There is no field to stand at.
        Failure::Invalid(errors) if !errors.is_empty() => errors
            .iter()
            .map(|error| of_problem(error.field, &error.problem))
            .collect::<Vec<_>>()
            .join(" "),
        other => of_failure(other),
    }
}

/// What does not fit a network, as a sentence.
#[must_use]
pub fn of_misfit(misfit: &Misfit) -> String {
    let network = misfit.platform.name();
    let problem = match misfit.cause {
        Cause::Text { unit, used, limit } => match unit {
            Unit::Hashtags => fit::hashtags(used, limit, network),
            Unit::Mentions => fit::mentions(used, limit, network),
            Unit::Links => fit::links(used, limit, network),
            Unit::Bytes => fit::long_bytes(used.saturating_sub(limit), network),
            _ => fit::long(used.saturating_sub(limit), network),
        },
        Cause::TooFewPictures(least) => fit::few_pictures(least, network),
        Cause::TooManyPictures(most) => fit::many_pictures(most, network),
        Cause::TooNarrow(number) => fit::narrow(network, number),
        Cause::TooWide(number) => fit::wide(network, number),
        Cause::TooSmall(number) => fit::small(network, number),
    };
    if misfit.blocks {
        fit::blocked(problem)
    } else {
        fit::doubtful(problem)
    }
}

/// A refusal, as a sentence.
#[must_use]
pub fn of_refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::PostChanged => failure::post_changed().to_owned(),
        Refusal::PostMoved => failure::post_moved().to_owned(),
        Refusal::EditedMeanwhile => failure::edited_meanwhile().to_owned(),
        Refusal::ChangedMeanwhile => failure::changed_meanwhile().to_owned(),
        Refusal::SharedCalendarChanged => failure::shared_calendar_changed().to_owned(),
        Refusal::AlreadyDecided { verdict, by, .. } => match verdict {
            Verdict::Approved => failure::already_decided_approved(by),
            Verdict::ChangesRequested => failure::already_decided_changes(by),
            Verdict::Rejected => failure::already_decided_rejected(by),
        },
        Refusal::Partly(posts) => failure::partly(posts.len()),
        Refusal::AlreadyMade => failure::already_made().to_owned(),
        Refusal::NotAwaiting => failure::not_awaiting().to_owned(),
        Refusal::Publishing => failure::publishing().to_owned(),
        Refusal::Published => failure::published().to_owned(),
        Refusal::NotInDoubt => failure::not_in_doubt().to_owned(),
        Refusal::UndoOver => failure::undo_over().to_owned(),
        Refusal::NothingToUndo => failure::nothing_to_undo().to_owned(),
        Refusal::NoActiveLink => failure::no_active_link().to_owned(),
        Refusal::LinkNotActive(LinkStatus::Revoked) => failure::link_revoked().to_owned(),
        Refusal::LinkNotActive(_) => failure::link_expired().to_owned(),
        Refusal::SharedCalendarEnded => failure::shared_calendar_ended().to_owned(),
        Refusal::AlreadySetUp => failure::already_set_up().to_owned(),
        Refusal::LastOwner => failure::last_owner().to_owned(),
    }
}

/// What is wrong with a field, as a sentence beside it.
#[must_use]
pub fn of_problem(field: Field, problem: &Problem) -> String {
    match (problem, field) {
        (Problem::Required, Field::Channels) => failure::required_channels().to_owned(),
        (Problem::Required, Field::Caption) => failure::required_caption().to_owned(),
        (Problem::Required, Field::Note) => failure::required_note().to_owned(),
        (Problem::Required, Field::Posts) => failure::required_posts().to_owned(),
        (Problem::Required, _) => failure::required().to_owned(),
        (Problem::TooLong(max), _) => failure::too_long(max),
        (Problem::TooShort(min), _) => failure::too_short(min),
        (Problem::Malformed, Field::Email) => failure::malformed_email().to_owned(),
        (Problem::Malformed, Field::Phone) => failure::malformed_phone().to_owned(),
        (Problem::Malformed, Field::Address) => failure::malformed_address().to_owned(),
        (Problem::Malformed, Field::Schedule | Field::Date) => failure::malformed_schedule().to_owned(),
        (Problem::Malformed, _) => failure::malformed().to_owned(),
        (Problem::BeyondYears, _) => failure::beyond_years(*rules::YEARS.start(), *rules::YEARS.end()),
        (Problem::InPast, _) => failure::in_past().to_owned(),
        (Problem::Skipped(next), _) => failure::skipped(next),
        (Problem::OtherZone(zone), _) => failure::other_zone(zone),
        (Problem::Changed(now), Field::TimeZone) => failure::changed(domain::zones::place(now)),
        (Problem::Changed(now), _) => failure::changed(now),
        (Problem::Unknown, Field::Approver) => failure::approver_gone().to_owned(),
        (Problem::OtherTime, _) => failure::other_time().to_owned(),
        (Problem::SameTime, _) => failure::same_time().to_owned(),
        (Problem::Taken, _) => failure::taken().to_owned(),
        (Problem::Unknown, Field::Media) => failure::unknown_media().to_owned(),
        (Problem::Unknown, Field::Posts) => failure::unknown_posts().to_owned(),
        (Problem::Unknown, Field::Channels) => failure::removed_channel().to_owned(),
        (Problem::Unknown, _) => failure::unknown().to_owned(),
        (Problem::Wrong, Field::Password) => failure::wrong_password().to_owned(),
        (Problem::Wrong, Field::Code) => failure::wrong_code().to_owned(),
        (Problem::Wrong, _) => failure::wrong().to_owned(),
        (Problem::Guessable, _) => failure::guessable().to_owned(),
        (Problem::UnsupportedMedia, _) => failure::unsupported_media().to_owned(),
        (Problem::UnsupportedKind(kind), _) => of_unsupported(*kind),
        (Problem::Unreadable, _) => failure::unreadable().to_owned(),
        (Problem::CutOff, _) => failure::cut_off().to_owned(),
        (Problem::TooLarge, _) => failure::file_too_large().to_owned(),
        (Problem::TooFewBytes, _) => failure::too_few_bytes().to_owned(),
        (Problem::TooManyPixels, _) => failure::too_many_pixels().to_owned(),
        (Problem::TooMany(max), _) => failure::too_many(max),
        (Problem::EndsBeforeStart, _) => failure::ends_before_start().to_owned(),
        (Problem::Unfit(misfits), _) => {
            let first = misfits.first().map(of_misfit).unwrap_or_default();
            fit::refused(first)
        }
        (Problem::NotWithPassword, _) => failure::not_with_password().to_owned(),
        (Problem::Unsent, Field::Schedule) => failure::unsent_time().to_owned(),
        (Problem::Unsent, _) => failure::unsent().to_owned(),
    }
}

/// What to do about a file of a kind that is not accepted.
fn of_unsupported(kind: FileKind) -> String {
    match kind {
        FileKind::Heic => failure::unsupported_heic().to_owned(),
        FileKind::Svg => failure::unsupported_svg().to_owned(),
        FileKind::Pdf => failure::unsupported_pdf().to_owned(),
        FileKind::Video => failure::unsupported_video().to_owned(),
        FileKind::Audio => failure::unsupported_audio().to_owned(),
        FileKind::Archive => failure::unsupported_archive().to_owned(),
        other => failure::unsupported_kind(other.name()),
    }
}

/// The word for a post's status.
#[must_use]
pub const fn of_status(status: PostStatus) -> &'static str {
    match status {
        PostStatus::Draft => common::draft(),
        PostStatus::Awaiting => common::awaiting(),
        PostStatus::Changes => common::changes(),
        PostStatus::Rejected => common::rejected(),
        PostStatus::Approved => common::approved(),
        PostStatus::Scheduled => common::scheduled(),
        PostStatus::Missed => common::missed(),
        PostStatus::Publishing => common::publishing(),
        PostStatus::Published => common::published(),
        PostStatus::Failed => common::failed(),
        PostStatus::Attention => common::attention(),
    }
}

/// What is to be done next about a post that does not go on by itself.
#[must_use]
pub const fn of_next(status: PostStatus) -> Option<&'static str> {
    match status {
        PostStatus::Missed => Some(common::next_missed()),
        PostStatus::Failed => Some(common::next_failed()),
        PostStatus::Attention => Some(common::next_attention()),
        _ => None,
    }
}

/// The word for a link's status.
#[must_use]
pub const fn of_link_status(status: LinkStatus) -> &'static str {
    match status {
        LinkStatus::Active => common::link_active(),
        LinkStatus::Expired => common::link_expired(),
        LinkStatus::Revoked => common::link_revoked(),
    }
}

/// The word for a verdict, or for none.
#[must_use]
pub const fn of_verdict(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Approved) => common::approved(),
        Some(Verdict::ChangesRequested) => common::changes(),
        Some(Verdict::Rejected) => common::rejected(),
        None => common::to_decide(),
    }
}

/// The word for what a post is to people outside.
#[must_use]
pub const fn of_public_status(status: PublicStatus) -> &'static str {
    match status {
        PublicStatus::PreScheduled => shared_calendar::pre_scheduled(),
        PublicStatus::Scheduled => shared_calendar::scheduled(),
        PublicStatus::Published => shared_calendar::published(),
    }
}

/// What a post without words is called.
#[must_use]
pub fn of_unnamed(post: &domain::views::Unnamed) -> String {
    let mut names: Vec<&str> = Vec::new();
    for network in &post.networks {
        if !names.contains(&network.name()) {
            names.push(network.name());
        }
    }
    let networks = match names.as_slice() {
        [] => None,
        [one] => Some((*one).to_owned()),
        [first, second] => Some(common::networks_two(first, second)),
        [first, others @ ..] => Some(common::networks_more(others.len(), first)),
    };
    match (networks, post.day.map(crate::dates::day)) {
        (Some(networks), Some(day)) => common::unnamed_for_on(post.pictures, day, networks),
        (Some(networks), None) => common::unnamed_for(post.pictures, networks),
        (None, Some(day)) => common::unnamed_on(post.pictures, day),
        (None, None) => common::unnamed(post.pictures),
    }
}

/// What a job does, in words.
#[must_use]
pub const fn of_job(kind: Kind) -> &'static str {
    match kind {
        Kind::Sweep => work::sweep(),
        Kind::Unknown => work::unknown(),
    }
}

/// Why a job could not be done, as a sentence.
#[must_use]
pub fn of_why(why: &Why) -> String {
    match why {
        Why::Failed(Failure::Unavailable) => work::failed().to_owned(),
        Why::Failed(failure) => of_failure(failure),
        Why::Panicked => work::panicked().to_owned(),
        Why::NeverEnded => work::never_ended().to_owned(),
        Why::Unknown => work::newer().to_owned(),
    }
}

/// The word for a role.
#[must_use]
pub const fn of_role(role: Role) -> &'static str {
    match role {
        Role::Owner => common::role_owner(),
        Role::Admin => common::role_admin(),
        Role::Editor => common::role_editor(),
        Role::Viewer => common::role_viewer(),
    }
}

/// What happened, as the rest of a sentence that starts with who did it.
#[must_use]
pub fn of_event(line: &domain::views::history::Line) -> String {
    use domain::audit::{What, about};
    let quoted = |title: &str| format!("“{title}”");
    let post = quoted(line.post.as_ref().map_or("", |(_, title)| title));
    let link = quoted(line.link.as_ref().map_or("", |(_, title)| title));
    let calendar = quoted(line.fact(about::SHARED_CALENDAR_TITLE));
    match line.what() {
        What::WorkspaceCreated { .. } => audit::workspace_created().to_owned(),
        What::Bound { rows } => audit::bound(rows),
        What::SignedIn => audit::signed_in().to_owned(),
        What::SignInFailed => audit::sign_in_failed().to_owned(),
        What::SignedOut => audit::signed_out().to_owned(),
        What::PasswordReset { person } => audit::password_reset(person),
        What::AccountUnlocked { person } => audit::account_unlocked(person),
        What::JobTriedAgain { task } => audit::job_tried_again(of_job(task.parse().unwrap_or_default())),
        What::JobDropped { task } => audit::job_dropped(of_job(task.parse().unwrap_or_default())),
        What::PersonInvited { email, .. } => audit::person_invited(email),
        What::InvitationWithdrawn { email } => audit::invitation_withdrawn(email),
        What::PersonJoined => audit::person_joined().to_owned(),
        What::PersonChanged { person, role, .. } => audit::person_changed(person, role.map_or("", of_role)),
        What::PersonRenamed { from, person } => audit::person_renamed(from, person),
        What::PersonRemoved { person, .. } => audit::person_removed(person),
        What::ProjectCreated { name } => audit::project_created(name),
        What::ProjectChanged { zone_before, .. } if zone_before.is_empty() => {
            audit::project_changed().to_owned()
        }
        What::ProjectChanged {
            zone,
            zone_before,
            times,
            posts,
            ..
        } => match times {
            None => audit::zone_changed(zone_before, zone),
            Some(ZoneChange::KeepTimes) => audit::zone_changed_times(zone_before, posts, zone),
            Some(ZoneChange::KeepInstants) => audit::zone_changed_instants(zone_before, posts, zone),
        },
        What::ProjectArchived { name } => audit::project_archived(name),
        What::ProjectRestored { name } => audit::project_restored(name),
        What::ChannelAdded { handle, .. } => audit::channel_added(handle),
        What::ChannelChanged { from, handle, .. } => audit::channel_changed(from, handle),
        What::ChannelRemoved { handle, .. } => audit::channel_removed(handle),
        What::ApproverAdded { name, .. } => audit::approver_added(name),
        What::ApproverChanged { from, name, .. } if from.is_empty() => audit::approver_changed(name),
        What::ApproverChanged { from, name, .. } => audit::approver_renamed(from, name),
        What::ApproverRemoved { name, .. } => audit::approver_removed(name),
        What::PostCreated => audit::post_created(post),
        What::PostRevised => audit::post_revised(post, line.fact(about::REVISION)),
        What::PostChanged => audit::post_changed(post),
        What::PostMoved { to, .. } if to.is_empty() => audit::post_unscheduled(post),
        What::PostMoved { to, .. } => audit::post_moved(post, to),
        What::PostDeleted => audit::post_deleted(post),
        What::PostPublished => audit::post_published(post),
        What::PostFailed => audit::post_failed(post),
        What::PostInDoubt => audit::post_in_doubt(post),
        What::PostFound { url } if url.is_empty() => audit::post_found(post),
        What::PostFound { url } => audit::post_found_at(post, url),
        What::PostNotFound => audit::post_not_found(post),
        What::LinkCreated {
            approver, unfit: 0, ..
        } => audit::link_created(approver, link),
        What::LinkCreated { approver, unfit, .. } => audit::link_created_unfit(approver, unfit, link),
        What::LinkFetched => audit::link_fetched(link),
        What::UnlockFailed => audit::unlock_failed(link),
        What::LinkOpened => audit::link_opened(link),
        What::PostViewed => audit::post_viewed(post),
        What::Approved { .. } => audit::approved(post),
        What::ChangesRequested { .. } => audit::changes_requested(post),
        What::Rejected { .. } => audit::rejected(post),
        What::DecisionRefused { .. } => audit::decision_refused(post),
        What::Undone { .. } => audit::undone(post),
        What::ApprovedAll { posts } => audit::approved_all(posts),
        What::Rescheduled { to, .. } => audit::rescheduled(post, to),
        What::NoteAdded { .. } => audit::note_added(post),
        What::Resent { unfit: 0 } => audit::resent(post),
        What::Resent { .. } => audit::resent_unfit(post),
        What::NewLinkRequested => audit::new_link_requested(link),
        What::LinkExtended => audit::link_extended(link),
        What::LinkRegenerated => audit::link_regenerated(link),
        What::LinkRevoked => audit::link_revoked(link),
        What::CalendarShared { .. } => audit::calendar_shared(calendar),
        What::SharedCalendarChanged { .. } => audit::shared_calendar_changed(calendar),
        What::SharedCalendarDeactivated => audit::shared_calendar_deactivated(calendar),
        What::SharedCalendarUnlockFailed => audit::shared_calendar_unlock_failed(calendar),
        What::SharedCalendarOpened => audit::shared_calendar_opened(calendar),
    }
}
