//! Proving the log: every chain, event by event, and what lies in the database against what the chain sealed.

use crate::{
    model::Table,
    ports::{Read, Store},
};
use domain::{
    Failure, WorkspaceId,
    audit::{Broken, Hash, Verifier},
    seal::Sealed,
};
use std::{
    collections::{BTreeMap, HashMap},
    fmt,
};
use strum::VariantArray;

/// Events and rows read at a time.
const BATCH: i64 = 1_000;
/// How often what does not hold is looked at: a server that writes meanwhile makes differences that are none.
const LOOKS: usize = 3;

/// What a database came to.
#[derive(Debug, Default)]
pub struct Proof {
    /// The workspaces by name, with the number of events of each.
    pub chains: Vec<(String, i64)>,
    /// Workspaces, posts, revisions and decisions that are as their last event left them.
    pub rows: u64,
    /// What does not hold.
    pub findings: Vec<Finding>,
}

/// Something that does not hold, named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A chain.
    Chain {
        /// The workspace's name.
        of: String,
        /// What.
        broken: Broken,
    },
    /// The identifier of a workspace with a chain is none.
    NoChain(String),
    /// A row is not what its last event left.
    Changed {
        /// Which.
        row: Sealed,
        /// The event.
        seq: i64,
    },
    /// A row is gone that an event left there.
    Gone {
        /// Which.
        row: Sealed,
        /// The event.
        seq: i64,
    },
    /// No event knows the row.
    Foreign(Sealed),
    /// The row cannot be read.
    Unreadable {
        /// In which table.
        table: Table,
        /// Its identifier, as the database holds it.
        key: String,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Chain { of, broken } => write!(f, "{of}: chain broken: {broken}"),
            Self::NoChain(id) => write!(f, "the log of a workspace that is none: {id:?}"),
            Self::Changed { row, seq } => write!(f, "{row} is not what event {seq} left"),
            Self::Gone { row, seq } => write!(f, "{row} is gone: event {seq} left it there"),
            Self::Foreign(row) => write!(f, "{row} is in no event"),
            Self::Unreadable { table, key } => {
                write!(
                    f,
                    "{} {key:?} cannot be read: this program did not write it",
                    table.row()
                )
            }
        }
    }
}

/// Follows every chain from its first event to its head, and compares every row that the chains seal.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn verify(store: &dyn Store) -> Result<Proof, Failure> {
    let mut proof = look(&mut *store.read().await?).await?;
    for _ in 1..LOOKS {
        if proof.findings.is_empty() {
            break;
        }
        let again = look(&mut *store.read().await?).await?;
        let lasting = |finding: &Finding| proof.findings.contains(finding);
        let findings = again.findings.into_iter().filter(lasting).collect();
        proof = Proof { findings, ..again };
    }
    Ok(proof)
}

/// The last seal of each row, and the event that carries it.
type Seals = HashMap<Sealed, (Hash, i64)>;

/// Looks once.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn look(db: &mut dyn Read) -> Result<Proof, Failure> {
    let mut proof = Proof::default();
    let mut seals = Seals::new();
    let names: HashMap<WorkspaceId, String> = db
        .workspaces()
        .await?
        .into_iter()
        .map(|w| (w.id, w.name))
        .collect();
    for chain in db.chains().await? {
        match chain {
            Ok(id) => {
                let name = names.get(&id).cloned().unwrap_or_else(|| id.to_string());
                let events = follow(db, id, &name, &mut seals, &mut proof.findings).await?;
                proof.chains.push((name, events));
            }
            Err(id) => proof.findings.push(Finding::NoChain(id)),
        }
    }
    for table in Table::VARIANTS.iter().copied() {
        compare(db, table, &mut seals, &mut proof).await?;
    }
    let left: BTreeMap<Sealed, i64> = seals.into_iter().map(|(row, (_, seq))| (row, seq)).collect();
    let gone = left.into_iter().map(|(row, seq)| Finding::Gone { row, seq });
    proof.findings.extend(gone);
    Ok(proof)
}

/// Follows a chain, and takes its seals along. Gives the number of events.
async fn follow(
    db: &mut dyn Read,
    workspace: WorkspaceId,
    name: &str,
    seals: &mut Seals,
    findings: &mut Vec<Finding>,
) -> Result<i64, Failure> {
    let mut verifier = Verifier::default();
    let (mut seen, mut count) = (0, 0);
    let mut broken = |what: Broken| {
        let finding = Finding::Chain {
            of: name.to_owned(),
            broken: what,
        };
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    };
    loop {
        let entries = db.events_after(workspace, seen, BATCH).await?;
        let before = seen;
        for entry in &entries {
            if let Err(what) = verifier.next(entry) {
                broken(what);
            }
            if let Ok(event) = entry {
                count += 1;
                seen = seen.max(event.seq);
                seals.extend(event.seals.iter().map(|seal| (seal.of, (seal.hash, event.seq))));
            }
        }
        if seen == before {
            break;
        }
    }
    let (head_seq, head_hash) = db.audit_head(workspace).await?;
    if let Err(what) = verifier.finish(head_seq, head_hash) {
        broken(what);
    }
    Ok(count)
}

/// Compares the rows of a table with their seals, and takes these out.
async fn compare(
    db: &mut dyn Read,
    table: Table,
    seals: &mut Seals,
    proof: &mut Proof,
) -> Result<(), Failure> {
    let mut after: Option<String> = None;
    loop {
        let rows = db.sealed(table, after.as_deref(), BATCH).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = Some(last.key.clone());
        for row in rows {
            let Some(there) = row.seal else {
                let key = row.key;
                proof.findings.push(Finding::Unreadable { table, key });
                continue;
            };
            match seals.remove(&there.of) {
                Some((hash, _)) if hash == there.hash => proof.rows += 1,
                Some((_, seq)) => proof.findings.push(Finding::Changed { row: there.of, seq }),
                None => proof.findings.push(Finding::Foreign(there.of)),
            }
        }
    }
}
