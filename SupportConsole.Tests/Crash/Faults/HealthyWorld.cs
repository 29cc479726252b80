using static SupportConsole.Tests.Crash.Faults.CrashWorld;

namespace SupportConsole.Tests.Crash.Faults;

/// <summary>A few minutes in which everything went as promised: something of each kind.</summary>
internal static class HealthyWorld
{
    /// <summary>An invoiced account of the plan Free: 5 transcripts at once.</summary>
    public const string Waiting = "free-1";

    /// <summary>A prepaid account of the plan Free: 5 sessions a minute, 2 LeMUR requests in 60 s.</summary>
    public const string Small = "free-3";

    /// <summary>60 sessions a minute, and the limit moves; 40 LeMUR requests.</summary>
    public const string Scaling = "rates";

    public static CrashWorld Create()
    {
        var world = new CrashWorld();
        world.Submit(Waiting, Start, starts: 5, [.. Enumerable.Range(1, 7).Select(number => $"T{number}")]);
        world.Complete("T1", Start + 20_000, next: "T6");
        world.RefuseSubmit("free-2", Start + 30_000, "T8");
        AddSessions(world);
        AddLemur(world);
        return world;
    }

    private static void AddSessions(CrashWorld world)
    {
        for (var number = 1; number <= 5; number++)
        {
            world.Open(Small, Start + (number * 1_000), $"{number}", 5, isNamed: number != 4, isAnswered: number != 5);
        }

        world.RefuseOpen(Small, Start + 6_000, "6", 5);
        world.End("S1", Start + 12_000, 10_500);
        world.End("S1", Start + 14_000, 20_000);
        world.CloseForAge("S5");

        // Full, and so the next minute allows 66; half of them, and the one after does.
        for (var number = 0; number < 60; number++)
        {
            world.Open(Scaling, Start + (number * 10), $"a{number}", 60);
        }

        for (var number = 0; number < 33; number++)
        {
            world.Open(Scaling, Start + 60_000 + number, $"b{number}", 66);
        }

        world.Open(Scaling, Start + 120_000, "c", 66);
        world.End("Sc", Start + 121_000, 1_000);
    }

    private static void AddLemur(CrashWorld world)
    {
        world.Ask(Small, Start + 1_000, "7");
        world.Ask(Small, Start + 30_000, "8", isNamed: false);
        world.RefuseAsk(Small, Start + 31_000, "9");
        world.Ask(Small, Start + 61_000, "10");
        world.RefuseAsk(Small, Start + 62_000, "11", Refusal.NegativeBalance);
    }
}
