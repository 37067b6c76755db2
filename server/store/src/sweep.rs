//! Removing what is long over.

use crate::{conn::Conn, sql::sql, value::values};
use async_trait::async_trait;
use domain::UnixMillis;
use service::{
    model::Stale,
    ports::store::{Got, WriteSweep},
};

sql! {
    SWEEP_STAFF_SESSIONS = "DELETE FROM staff_sessions WHERE expires_at < $1";
    SWEEP_REVIEW_SESSIONS = "DELETE FROM review_sessions WHERE expires_at < $1";
    SWEEP_SHARED_CALENDAR_SESSIONS = "DELETE FROM shared_calendar_sessions WHERE expires_at < $1";
    SWEEP_INVITATIONS = "DELETE FROM invitations WHERE expires_at < $1";
    SWEEP_DEVICES = "DELETE FROM devices WHERE created_at < $1";
    SWEEP_REQUESTS = "DELETE FROM requests WHERE made_at < $1";
    // Named one by one: a counter of another kind, such as that of a whole link, lasts until staff act.
    SWEEP_GUESSES = "DELETE FROM guess_counters WHERE window_start < $1 AND (scope LIKE '%|%'
        OR scope LIKE 'net:%' OR scope LIKE 'account:%' OR scope LIKE 'request:%' OR scope LIKE 'share:%'
        OR scope LIKE 'fetch:%')";
}

#[async_trait]
impl WriteSweep for Conn {
    async fn sweep(&mut self, stale: Stale, before: UnixMillis) -> Got<u64> {
        let statement = match stale {
            Stale::StaffSessions => SWEEP_STAFF_SESSIONS,
            Stale::ReviewSessions => SWEEP_REVIEW_SESSIONS,
            Stale::SharedCalendarSessions => SWEEP_SHARED_CALENDAR_SESSIONS,
            Stale::Invitations => SWEEP_INVITATIONS,
            Stale::Devices => SWEEP_DEVICES,
            Stale::Guesses => SWEEP_GUESSES,
            Stale::Requests => SWEEP_REQUESTS,
        };
        self.run(statement, values![before]).await
    }
}
