using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Retention;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Retention;

/// <summary>What the retention makes of a clock that jumps.</summary>
public abstract class RetentionClockContract(TestEngine engine) : RetentionTestBase(engine)
{
    /// <summary>A clock that is a year ahead for a minute would have had everything deleted that had ended.</summary>
    [SkippableFact]
    public async Task Clock_AYearAheadForAWhile_DeletesNothingAndIsToldOnce()
    {
        await StartAsync();
        await RegisterAsync();
        await SubmitAsync("one");
        await CompleteAsync(await LeaseAsync());
        var session = await OpenAsync();
        await Host.Streams.EndAsync(session, null, default);
        await SetTimeAsync(Account, 24);
        var retention = Host.Service<TranscriptRetention>();
        await retention.RunAsync(default);
        var year = TimeSpan.FromDays(365);

        Clock.Jump(year);
        var ahead = (await retention.RunAsync(default), await retention.RunAsync(default));
        var told = Told();
        Clock.Jump(-year);
        var right = await retention.RunAsync(default);

        Assert.Equal((new(0, 0), new(0, 0)), ahead);
        Assert.Equal(new(0, 0), right);
        Assert.Equal((1, 1), (told, Told()));
        Assert.NotNull(await Limiter.FindAsync("one", default));
        Assert.Single(await AllSessionsAsync());

        // Told again when it happens again.
        Clock.Jump(year);
        await retention.RunAsync(default);
        Assert.Equal(2, Told());
        Clock.Jump(-year);

        int Told() =>
            Host.Log.Lines.Count(line => line.Text.Contains("hours after the last round", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Clock_AfterAnOutage_IsFollowedByAnHourARound()
    {
        await StartAsync();
        await RegisterAsync();
        await SubmitAsync("one");
        await CompleteAsync(await LeaseAsync());
        await SetTimeAsync(Account, 3);
        var retention = Host.Service<TranscriptRetention>();
        await retention.RunAsync(default);
        Clock.Advance(TimeSpan.FromHours(10));
        var gone = await FindAsync("one");

        // The second by another node, which goes on where this one was.
        var other = (await StartNodeAsync(("Retention:RowsPerSecond", "1000000"))).Service<TranscriptRetention>();
        int[] deleted =
        [
            (await retention.RunAsync(default)).Transcripts,
            (await other.RunAsync(default)).Transcripts,
            (await retention.RunAsync(default)).Transcripts,
        ];
        Deleted.Transcripts.Add(gone);

        Assert.Equal([0, 0, 1], deleted);
    }

    /// <summary>A clock that is behind for a while leaves no years to catch up with.</summary>
    [SkippableFact]
    public async Task Clock_YearsBehindForAWhile_IsForgotten()
    {
        await StartAsync();
        var clock = Host.Get<RetentionClock>();
        var first = await clock.NextAsync(default);

        Clock.Jump(-TimeSpan.FromDays(3_650));
        var behind = await clock.NextAsync(default);
        Clock.Jump(TimeSpan.FromDays(3_650));
        var again = await clock.NextAsync(default);

        Assert.Equal((behind.Clock, first.At), (behind.At, again.At));
        Assert.False(again.IsBehind);
    }
}

public sealed class SqliteRetentionClockTests() : RetentionClockContract(TestEngine.Sqlite);

public sealed class PostgreSqlRetentionClockTests() : RetentionClockContract(TestEngine.PostgreSql);

public sealed class SqlServerRetentionClockTests() : RetentionClockContract(TestEngine.SqlServer);
