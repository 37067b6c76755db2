//! Projects, channels, approvers.

use crate::{
    bench::{Bench, contract},
    world::{World, at, put, read, uuid},
};
use domain::{ApproverId, ChannelId, Failure, ProjectId, platform::Platform};

contract!(round_trip, saving, unknown_references_are_refused);

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
    put(store, channel.clone(), |channel, tx| tx.save_channel(channel))
        .await
        .expect("saved");
    let mut all = vec![channel];
    for (number, platform) in Platform::ALL.into_iter().enumerate() {
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
