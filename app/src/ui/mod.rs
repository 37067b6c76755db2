//! Components that several pages use. One component a file; the style of each is in `style/components`.

mod avatar;
mod confirm;
mod copy_field;
mod diff_text;
mod field;
mod form_key;
mod glyph;
mod history_list;
mod icon;
mod notice;
mod page_title;
mod password_input;
mod post_preview;
mod progress;
mod status;
mod steady;
mod submitted;
mod timing;

pub use avatar::Avatar;
pub use confirm::Confirm;
pub use copy_field::{CopyField, copy_text};
pub use diff_text::DiffText;
pub use field::{Field, FieldProblem};
pub use form_key::{FormKey, is_over};
pub use glyph::Glyph;
pub use history_list::HistoryList;
pub use icon::Icon;
pub use notice::{Notice, Trouble, Unavailable};
pub use page_title::PageTitle;
pub use password_input::PasswordInput;
pub use post_preview::PostPreview;
pub use progress::ProgressSegments;
pub use status::{LinkStatusTag, StatusTag, icon_of};
pub use steady::steady;
pub use submitted::submitted;
pub use timing::{LocalTime, Moment};
