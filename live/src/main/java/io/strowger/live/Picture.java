package io.strowger.live;

import java.time.Instant;
import java.util.List;

/**
 * All views at one instant, between two events.
 *
 * @param at when the newest event in it was received, or the last snapshot applied
 * @param channels the channels
 * @param calls the calls
 * @param bridges the bridges
 * @param queues the queues, with their callers and members
 * @param agents the agents
 * @param conferences the conferences
 * @param parking the parked calls
 * @param endpoints the telephones and trunks
 * @param registrations the registrations at others
 * @param hints the extensions with hints
 * @param presence the presence states
 * @param devices the device states
 * @param mailboxes the voicemail boxes
 * @param dahdi the DAHDI channels
 * @param server the server; one, or none before the first snapshot
 * @param status how far each view could be trusted then
 */
public record Picture(
        Instant at,
        List<Channel> channels,
        List<Call> calls,
        List<Bridge> bridges,
        List<Queue> queues,
        List<Agent> agents,
        List<Conference> conferences,
        List<ParkedCall> parking,
        List<Endpoint> endpoints,
        List<Registration> registrations,
        List<Hint> hints,
        List<Presence> presence,
        List<Device> devices,
        List<Mailbox> mailboxes,
        List<DahdiLine> dahdi,
        List<Server> server,
        List<ViewStatus> status) {}
