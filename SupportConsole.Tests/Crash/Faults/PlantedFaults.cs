using static SupportConsole.Tests.Crash.Faults.CrashWorld;
using static SupportConsole.Tests.Crash.Faults.HealthyWorld;

namespace SupportConsole.Tests.Crash.Faults;

/// <summary>
/// Broken promises, each with the words by which the checker must report it. Other tables are kept in step, so that no
/// other rule helps.
/// </summary>
internal static class PlantedFaults
{
    public static IReadOnlyDictionary<string, (Action<CrashWorld> Plant, string Report)> All { get; } =
        new Dictionary<string, (Action<CrashWorld>, string)>
        {
            ["An acknowledged transcript is lost"] = (
                world => world.Transcripts.RemoveAll(row => row.Id == "T7"),
                "T7 was acknowledged to free-1 and belongs to nobody"
            ),
            ["A refused transcript is stored"] = (
                world => Change(world.Transcripts, row => row.Id == "T7", row => row with { Id = "T8" }),
                "T8 was refused and is stored"
            ),
            ["A transcript is charged twice"] = (
                world =>
                {
                    Change(
                        world.Usage,
                        row => row.Product == 0,
                        row => row with { Items = 2, Milliseconds = row.Milliseconds * 2, Cost = row.Cost * 2 }
                    );
                    Change(world.States, row => row.Account == Waiting, row => row with { Balance = row.Balance * 2 });
                },
                "usage and completed transcripts differ"
            ),
            ["A completion is lost"] = (
                world =>
                    Change(world.Transcripts, row => row.Id == "T1", row => row with { Status = 1, Finished = null }),
                "T1: the acknowledged end"
            ),
            ["One transcript more runs than the limit"] = (
                world =>
                    Change(
                        world.Transcripts,
                        row => row.Id == "T7",
                        row => row with { Status = 1, Started = Start + 21_000 }
                    ),
                "free-1: 6 ran at"
            ),
            ["A transcript overtakes another"] = (
                world =>
                {
                    Change(world.Transcripts, row => row.Id == "T6", row => row with { Status = 0, Started = null });
                    Change(
                        world.Transcripts,
                        row => row.Id == "T7",
                        row => row with { Status = 1, Started = Start + 20_000 }
                    );
                },
                "free-1: place 6 waits, place 7 has started"
            ),
            ["A slot leaks"] = (
                world =>
                    Change(world.States, row => row.Account == Waiting, row => row with { Running = row.Running + 1 }),
                "free-1: running says 6, 5 are"
            ),

            ["An acknowledged session is lost"] = (
                world => world.Sessions.RemoveAll(row => row.Id == "S2"),
                "free-3: the acknowledged session S2 (2) is not there"
            ),
            ["A session without a key is lost"] = (
                world => world.Sessions.RemoveAll(row => row.Id == "S4"),
                "free-3: the acknowledged session S4 (4) is not there"
            ),
            ["One call opens two sessions"] = (
                world => world.Sessions.Add(world.Sessions.Single(row => row.Id == "S2") with { Id = "S2b" }),
                "free-3: one call, 2, opened 2 sessions"
            ),
            ["A session is opened that nobody asked for"] = (
                world =>
                {
                    world.Open(Small, Start + 65_000, "x", 5);
                    world.Journal.RemoveAll(entry => entry.Key == "x");
                },
                "nobody asked for the session"
            ),
            ["A refused session is stored"] = (
                world => world.Sessions.Add(world.Sessions.Single(row => row.Id == "S2") with { Id = "S6", Key = "6" }),
                "free-3: the session of 6 was refused and is stored"
            ),
            ["A minute opens twice its limit"] = (
                world =>
                    Enumerable
                        .Range(0, 5)
                        .ToList()
                        .ForEach(number => world.Open(Small, Start + 40_000 + number, $"twice{number}", 5)),
                "free-3: 10 sessions were opened in minute 1800000000000, allowed were 5"
            ),
            ["A refused session takes a place"] = (
                world =>
                    Change(
                        world.StreamMinutes,
                        row => row.Account == Small,
                        row => row with { Opened = row.Opened + 1 }
                    ),
                "free-3: minute 1800000000000 is told as"
            ),
            ["A session is refused while there is room"] = (
                world => world.RefuseOpen(Small, Start + 70_000, "early", 5),
                "free-3: early was refused between 1800000069995 and 1800000070005, when sessions could be opened"
            ),
            ["The limit of a minute is forgotten"] = (
                world =>
                    Change(
                        world.StreamMinutes,
                        row => row.Account == Scaling && row.Minute == Start + 60_000,
                        row => row with { Limit = 60 }
                    ),
                "rates: minute 1800000060000 is told as"
            ),
            ["A terminated session is open again"] = (
                world =>
                    Change(
                        world.Sessions,
                        row => row.Id == "S1",
                        row => row with { Ended = null, Reason = null, Milliseconds = 0, Cost = 0 }
                    ),
                "S1: its end was acknowledged"
            ),
            ["A session ends a second time"] = (
                world =>
                    Change(
                        world.Sessions,
                        row => row.Id == "S1",
                        row => row with { Ended = Start + 14_000, Milliseconds = 20_000, Cost = 833 }
                    ),
                "S1: nobody reported this end, or only after another"
            ),
            ["A session is charged twice"] = (
                world => world.Charge(world.Usage.Single(row => row is { Product: 1, Key: "1" })),
                "usage and ended sessions differ in ((free-3, default, 1, universal-streaming)"
            ),
            ["A session's charge misses the balance"] = (
                world =>
                    Change(world.States, row => row.Account == Small, row => row with { Balance = row.Balance + 438 }),
                "free-3: balance"
            ),
            ["A session is closed before its time"] = (
                world => Change(world.Sessions, row => row.Id == "S5", row => row with { Ended = row.Opened + 10_000 }),
                "S5: nobody reported this end"
            ),

            ["An acknowledged LeMUR request is not charged"] = (
                world =>
                {
                    var lost = world.Usage.Single(row => row.Key == "7");
                    world.Charge(lost with { Items = -1, Cost = -lost.Cost });
                    world.Usage.RemoveAll(row => row.Key == "7");
                },
                "free-3: the acknowledged LeMUR request 7 is not in the usage"
            ),
            ["A LeMUR request without a key is not charged"] = (
                world => world.Usage.RemoveAll(row => row is { Product: 2, Key: "" }),
                "0 LeMUR requests without a key are charged 0; acknowledged are 1"
            ),
            ["A LeMUR request is charged twice"] = (
                world =>
                    Change(world.Usage, row => row.Key == "10", row => row with { Items = 2, Cost = row.Cost * 2 }),
                "free-3: the LeMUR request 10 of 2753 is charged as"
            ),
            ["A refused LeMUR request is charged"] = (
                world => world.Charge(world.Usage.Single(row => row.Key == "10") with { Key = "9" }),
                "free-3: the LeMUR request 9 was refused and is charged"
            ),
            ["A LeMUR request is over the limit"] = (
                world => world.Ask(Small, Start + 62_000, "over"),
                "free-3: more than 2 LeMUR requests were admitted in the 60 s up to 1800000062000"
            ),
            ["The LeMUR window is forgotten"] = (
                world =>
                {
                    world.LemurPlaces.RemoveAll(place => place.At < Start + 61_000);
                    world.Ask(Small, Start + 62_000, "over");
                },
                "free-3: 3 LeMUR requests were admitted in the 60 s from 1800000029995, allowed were 2"
            ),
            ["A LeMUR request loses its place"] = (
                world => world.LemurPlaces.RemoveAll(place => place.At == Start + 30_000),
                "free-3: 1 acknowledged LeMUR requests hold no place in the window of 1"
            ),
            ["A refused LeMUR request takes a place"] = (
                world => world.LemurPlaces.Add((Scaling, Start)),
                "rates: 1 of 1 places in the LeMUR window belong to no request that was admitted"
            ),
            ["A LeMUR request is refused while there is room"] = (
                world => world.RefuseAsk(Small, Start + 200_000, "early"),
                "free-3: early was refused between 1800000199995 and 1800000200005 after 0 LeMUR requests in 60 s"
            ),
            ["A refusal for the balance is not counted"] = (
                world => Change(world.Minutes, row => row.Account == Small, row => row with { Refused = 0 }),
                "free-3: 1 to 2 were refused for the balance, its history counts 0"
            ),
        };
}
