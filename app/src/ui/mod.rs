//! Components that several pages use. One component a file; the style of each is in `style/components`.

mod avatar;
mod confirm;
mod copy_field;
mod diff_text;
mod field;
pub mod focus;
mod form_key;
mod glyph;
pub mod guard;
mod history_list;
mod icon;
pub mod keep;
mod kept_form;
mod modal;
mod notice;
mod offline;
mod page_title;
mod password_input;
#[cfg(feature = "hydrate")]
mod pictures;
mod post_preview;
mod progress;
mod question;
mod remember;
mod status;
mod steady;
mod submitted;
mod text_area;
mod timing;

pub use avatar::Avatar;
pub use confirm::Confirm;
pub use copy_field::{CopyField, copy_text};
pub use diff_text::DiffText;
pub use field::{Field, FieldProblem, mend, until_mended};
pub use form_key::{FormKey, is_over};
pub use glyph::Glyph;
pub use history_list::HistoryList;
pub use icon::Icon;
pub use kept_form::KeptForm;
pub use modal::{CloseButton, Modal, Sheet};
pub use notice::{Notice, Trouble, Unavailable};
pub use offline::{Connection, Offline, OfflineNotice};
pub use page_title::PageTitle;
pub use password_input::PasswordInput;
#[cfg(feature = "hydrate")]
pub use pictures::load_failed_again;
pub use post_preview::PostPreview;
pub use progress::ProgressSegments;
pub use question::Question;
pub use remember::Remembered;
pub use status::{LinkStatusTag, StatusTag, icon_of};
pub use steady::steady;
pub use submitted::submitted;
pub use text_area::TextArea;
pub use timing::{LocalTime, Moment};
