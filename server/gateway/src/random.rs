//! The operating system's randomness.

use domain::UnixMillis;
use rand::{TryRng, rngs::SysRng};
use service::ports::Random;
use std::sync::{Mutex, PoisonError};
use uuid::{Builder, Uuid};

/// Bit 61 of an id, the highest of the 62 that are counted on within a millisecond.
const CARRY: u128 = 1 << 61;

/// Bytes straight from the operating system; nothing is buffered or seeded in this process.
#[derive(Debug, Default)]
pub struct SystemRandom {
    /// The id that was given last.
    last: Mutex<Option<u128>>,
}

impl Random for SystemRandom {
    #[expect(
        clippy::panic,
        reason = "without entropy every secret would be guessable: the request must die, not go on"
    )]
    fn fill(&self, buffer: &mut [u8]) {
        if let Err(error) = SysRng.try_fill_bytes(buffer) {
            panic!("the operating system gives no random bytes: {error}");
        }
    }

    /// Ids sort in the order in which they were given, also within one millisecond: what was made first stands first.
    /// The next one is a random step of up to 2^32 further (RFC 9562, 6.2, method 2).
    /// An instant before 1970 counts as 1970.
    fn id(&self, now: UnixMillis) -> Uuid {
        let mut noise = [0; 10];
        self.fill(&mut noise);
        let millis = u64::try_from(now.0).unwrap_or(0);
        // Without that bit, no sum of steps in one millisecond reaches the bits that say what kind of id it is.
        let fresh = Builder::from_unix_timestamp_millis(millis, &noise)
            .into_uuid()
            .as_u128()
            & !CARRY;
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let step = (fresh & u128::from(u32::MAX)) + 1;
        let id = match *last {
            Some(last) if last >> 80 == fresh >> 80 => last + step,
            _ => fresh,
        };
        *last = Some(id);
        Uuid::from_u128(id)
    }
}
