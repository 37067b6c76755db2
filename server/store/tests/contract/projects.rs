//! Projects, channels, approvers.

use crate::{
    bench::{Bench, contract},
    world::{World, at, put, read, uuid},
};
use domain::{ApproverId, ChannelId, Failure, ProjectId, platform::Platform};
use service::model::FormerHandle;
use strum::VariantArray;

contract!(
    round_trip,
    saving,
    links_are_found_by_approver_and_project,
    unknown_references_are_refused
);

async fn round_trip(bench: &Bench) {
    let world = World::new().save(&bench.store).await;
    let mut tx = read(&bench.store).await;
    assert_eq!(
        tx.project(world.project.id).await,
        Ok(Some(world.project.clone()))
    );
    assert_eq!(
        tx.projects(world.workspace.id).await,
        Ok(vec![world.project.clone()])
    );
    assert_eq!(
        tx.channel(world.channel.id).await,
        Ok(Some(world.channel.clone()))
    );
    assert_eq!(
        tx.channels(world.project.id).await,
        Ok(vec![world.channel.clone()])
    );
    assert_eq!(
        tx.approver(world.approver.id).await,
        Ok(Some(world.approver.clone()))
    );
    assert_eq!(
        tx.approvers(world.project.id).await,
        Ok(vec![world.approver.clone()])
    );
    assert_eq!(tx.project(ProjectId(uuid(99))).await, Ok(None));
    assert_eq!(tx.channel(ChannelId(uuid(99))).await, Ok(None));
    assert_eq!(tx.approver(ApproverId(uuid(99))).await, Ok(None));
}

async fn saving(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let mut project = world.project.clone();
    project.name = "apfel".into();
    project.time_zone = "Pacific/Auckland".into();
    project.hue = 8;
    project.requires_approval = false;
    project.archived_at = Some(at(70));
    put(store, project.clone(), |project, tx| tx.save_project(project))
        .await
        .expect("saved");
    let mut second = world.project.clone();
    second.id = ProjectId(uuid(30));
    second.name = "Birne".into();
    put(store, second.clone(), |project, tx| tx.add_project(project))
        .await
        .expect("added");
    let mut tx = read(store).await;
    assert_eq!(tx.projects(world.workspace.id).await, Ok(vec![project, second]));

    let mut channel = world.channel.clone();
    channel.handle = "neu".into();
    channel.removed_at = Some(at(60));
    channel.former = vec![FormerHandle {
        handle: world.channel.handle.clone(),
        until: at(59),
    }];
    put(store, channel.clone(), |channel, tx| tx.save_channel(channel))
        .await
        .expect("saved");
    let mut all = vec![channel];
    for (number, platform) in Platform::VARIANTS.iter().copied().enumerate() {
        let mut next = world.channel.clone();
        next.id = ChannelId(uuid(100 + number as u128));
        next.platform = platform;
        next.created_at = at(100);
        put(store, next.clone(), |channel, tx| tx.add_channel(channel))
            .await
            .expect("added");
        all.push(next);
    }
    assert_eq!(tx.channels(world.project.id).await, Ok(all));

    let mut approver = world.approver.clone();
    approver.name = "Tomás".into();
    approver.email = String::new();
    approver.phone = "+49 30 123456".into();
    approver.removed_at = Some(at(61));
    put(store, approver.clone(), |approver, tx| tx.save_approver(approver))
        .await
        .expect("saved");
    assert_eq!(tx.approvers(world.project.id).await, Ok(vec![approver.clone()]));
    approver.id = ApproverId(uuid(99));
    assert_eq!(
        put(store, approver, |approver, tx| tx.save_approver(approver)).await,
        Err(Failure::NotFound)
    );
}

async fn links_are_found_by_approver_and_project(bench: &Bench) {
    let world = World::new().save(&bench.store).await;
    let mut tx = read(&bench.store).await;
    assert_eq!(
        tx.links_of_approver(world.approver.id).await,
        Ok(vec![world.link.clone()])
    );
    assert_eq!(tx.links_of_project(world.project.id).await, Ok(vec![world.link]));
    assert_eq!(tx.links_of_approver(ApproverId(uuid(99))).await, Ok(vec![]));
    assert_eq!(tx.links_of_project(ProjectId(uuid(99))).await, Ok(vec![]));
}

async fn unknown_references_are_refused(bench: &Bench) {
    let store = &bench.store;
    let world = World::new().save(store).await;
    let mut channel = world.channel;
    channel.id = ChannelId(uuid(31));
    channel.project_id = ProjectId(uuid(99));
    let refused = put(store, channel, |channel, tx| tx.add_channel(channel)).await;
    assert_eq!(refused, Err(Failure::Unavailable));
    assert_eq!(read(store).await.channel(ChannelId(uuid(31))).await, Ok(None));
}
