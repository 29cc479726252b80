using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Decisions;

namespace SupportConsole.Benchmarks;

/// <summary>What the id of a decision costs: made once for each limited call, read when somebody asks.</summary>
internal static class DecisionBenchmark
{
    private const int Warm = 50_000;
    private const int Rounds = 500_000;
    private const double AimMicroseconds = 2;

    public static int Run()
    {
        using var key = new DecisionMac(new byte[DecisionMac.KeyBytes]);
        var decision = new Decision
        {
            Kind = DecisionKind.Submit,
            Rule = DecisionRule.RoomForSome,
            At = TimeProvider.System.GetUtcNow(),
            AccountId = "account-10482",
            Limit = new(
                200,
                200,
                EffectiveLimitReason.PlanDefault,
                LimitSource.PlanDefault,
                AccountPlan.PayAsYouGo,
                200,
                70_000
            ),
            Items = new(Started: 3, Queued: 47),
        };
        var id = DecisionCodec.Pack(decision, key);
        Console.WriteLine($"{id}  ({id.Length} characters)");
        var packing = Measure("make an id", () => DecisionCodec.Pack(decision, key));
        Measure("check and read one", () => DecisionCodec.Unpack(id, key)!);
        return packing <= AimMicroseconds ? 0 : 1;
    }

    private static double Measure(string what, Func<object> action)
    {
        Repeat(Warm, action);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var before = Environment.CpuUsage.TotalTime;
        Repeat(Rounds, action);

        // CPU time, so that what else the machine does says nothing about it.
        var microseconds = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / Rounds;
        Console.WriteLine(
            $"{what, -20} {microseconds, 6:0.00} us   {(GC.GetAllocatedBytesForCurrentThread() - bytes) / Rounds, 5} "
                + "bytes"
        );
        return microseconds;
    }

    private static void Repeat(int times, Func<object> action)
    {
        for (var round = 0; round < times; round++)
        {
            GC.KeepAlive(action());
        }
    }
}
