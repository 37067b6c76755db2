//! Which pages show what an event tells of: those are told of it while they are open, and answers that were kept for them
//! are made anew.

use super::Kind;

/// The pages that an event concerns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Concerns {
    /// The planner of its project.
    pub planner: bool,
    /// The links of the workspace.
    pub links: bool,
    /// The client's pages of the posts that it is about.
    pub review: bool,
    /// Calendars for people outside: shared ones, and the feeds of links.
    pub outside: bool,
}

impl Concerns {
    const NONE: Self = Self {
        planner: false,
        links: false,
        review: false,
        outside: false,
    };
    const ALL: Self = Self {
        planner: true,
        links: true,
        review: true,
        outside: true,
    };
}

impl Kind {
    /// The pages that it concerns.
    #[must_use]
    pub const fn concerns(self) -> Concerns {
        match self {
            Self::WorkspaceCreated
            | Self::Bound
            | Self::SignedIn
            | Self::SignInFailed
            | Self::SignedOut
            | Self::PasswordReset
            | Self::AccountUnlocked
            | Self::JobTriedAgain
            | Self::JobDropped
            | Self::PersonInvited
            | Self::InvitationWithdrawn
            | Self::PersonJoined
            | Self::PersonChanged
            | Self::SharedCalendarUnlockFailed
            | Self::SharedCalendarOpened => Concerns::NONE,
            // When a link was last in use stands in the list of links.
            Self::LinkFetched
            | Self::UnlockFailed
            | Self::LinkOpened
            | Self::PostViewed
            | Self::DecisionRefused
            | Self::ApprovedAll => Concerns {
                links: true,
                ..Concerns::NONE
            },
            Self::NoteAdded => Concerns {
                outside: false,
                ..Concerns::ALL
            },
            Self::CalendarShared | Self::SharedCalendarChanged | Self::SharedCalendarDeactivated => {
                Concerns {
                    review: false,
                    ..Concerns::ALL
                }
            }
            Self::PersonRenamed
            | Self::PersonRemoved
            | Self::ProjectCreated
            | Self::ProjectChanged
            | Self::ProjectArchived
            | Self::ProjectRestored
            | Self::ChannelAdded
            | Self::ChannelChanged
            | Self::ChannelRemoved
            | Self::ApproverAdded
            | Self::ApproverChanged
            | Self::ApproverRemoved
            | Self::PostCreated
            | Self::PostRevised
            | Self::PostChanged
            | Self::PostMoved
            | Self::PostDeleted
            | Self::PostPublished
            | Self::PostFailed
            | Self::PostInDoubt
            | Self::PostFound
            | Self::PostNotFound
            | Self::LinkCreated
            | Self::Approved
            | Self::ChangesRequested
            | Self::Rejected
            | Self::Undone
            | Self::Rescheduled
            | Self::Resent
            | Self::NewLinkRequested
            | Self::LinkExtended
            | Self::LinkRegenerated
            | Self::LinkRevoked => Concerns::ALL,
        }
    }
}
