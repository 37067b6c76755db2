//! Entering: first start, sign-in and invitations. All forms work without scripts.

mod frame;
mod join;
mod set_up;
mod sign_in;

pub use join::JoinPage;
pub use set_up::SetUpPage;
pub use sign_in::SignInPage;
