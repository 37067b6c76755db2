//! The zones that a project can be in.

use crate::{Services, actor::Staff, zones};
use domain::{Failure, staff::Permission, zones::Zone};

/// All of them, as their clocks are now.
///
/// # Errors
/// [`Failure::Forbidden`].
pub fn list_zones(services: &Services, staff: &Staff) -> Result<Vec<Zone>, Failure> {
    staff.require(Permission::Look)?;
    Ok(zones::all(services.clock.now()))
}
