using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Tests.Simulation.Nodes;

/// <summary>The meter that the engine wants; one for all worlds, because nobody reads it.</summary>
internal static class UnwatchedMeter
{
    public static EngineMeter Instance { get; } = Create();

    private static EngineMeter Create()
    {
        var clock = new NodeClock(new SimulatedTime(), skew: 0);
        return new(new LimitTotals(new NoDatabase(), clock, NullLogger<LimitTotals>.Instance), clock);
    }

    private sealed class NoDatabase : IDbContextFactory<ConsoleDbContext>
    {
        public ConsoleDbContext CreateDbContext() => throw new NotSupportedException("A simulated world has no database.");
    }
}
