//! The approver's pages: the door, the posts, the calendar, all at once, the receipt.
//!
//! Every form stands in the page as a plain one. With scripts the same forms are taken over by [`desk::Desk`], which
//! shows what was decided before the server has answered, and takes it back if the server refuses.

mod all;
mod bar;
mod bar_post;
mod calendar;
mod closed;
mod decide;
mod desk;
mod done;
mod door;
mod focus;
mod follow;
mod gone;
mod head;
mod index;
mod keys;
mod load;
mod looks;
mod merge;
mod mini_month;
mod moved;
mod note_field;
mod note_form;
mod notes;
mod over;
mod page;
mod panel;
mod parts;
mod picked;
mod post;
mod post_done;
mod post_open;
mod receipt;
mod receipt_list;
mod reschedule;
mod said;
mod seen;
mod sent;
mod sign_list;
mod stamp;
mod tries;
mod typed;
mod undo;
mod unlock;
mod unsent;
mod verdict_form;
mod warnings;

pub use all::ApproveAllPage;
pub use calendar::ReviewCalendarPage;
pub use done::DonePage;
pub use door::DoorPage;
pub use notes::NotesPage;
pub use page::ReviewPage;
