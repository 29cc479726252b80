using SupportConsole.Core.Access;
using SupportConsole.Core.Throttling.WhatIf;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Throttling;

/// <summary>What another limit would have done, from what the tables hold.</summary>
public abstract class WhatIfContract(TestEngine engine) : CoreContract(engine)
{
    private IWhatIf WhatIf => Host.Get<IWhatIf>();

    [SkippableFact]
    public async Task Replay_SteadyDemand_ComparesWithWhatHappened()
    {
        await LiveAsync();

        var (same, raised, lowered) = (await CompareAsync(2), await CompareAsync(10), await CompareAsync(1));

        Assert.Equal(same.Recorded, same.Proposed);
        Assert.Equal((14, 4), (same.Transcripts, same.Unfinished));
        Assert.Equal((2, 2L), (same.Recorded.PeakRunning, same.Recorded.WaitingAtEnd));
        Assert.True(same.Recorded is { ThrottledMinutes: > 10, ThrottledTranscripts: > 5 }, $"{same.Recorded}");
        Assert.Equal(
            (0, 0L, TimeSpan.Zero),
            (raised.Proposed.ThrottledMinutes, raised.Proposed.ThrottledTranscripts, raised.Proposed.LongestWait)
        );
        Assert.Equal(same.Recorded, raised.Recorded);
        Assert.True(lowered.Proposed.TotalWait > same.Recorded.TotalWait, $"{lowered.Proposed}");
        Assert.Equal(TimeSpan.FromMinutes(3), same.MeanDuration);
    }

    [SkippableFact]
    public async Task Replay_DemandOfYesterday_IsNotLookedAt()
    {
        await LiveAsync();
        Clock.Advance(TimeSpan.FromHours(25));

        // What has not finished is demand still.
        Assert.Equal(4, (await CompareAsync(2)).Transcripts);
    }

    [SkippableFact]
    public async Task Replay_NoDemand_SaysSo()
    {
        await RegisterAsync();

        var none = Assert.IsType<WhatIfOutcome.NoDemand>(await ReplayAsync(300));

        Assert.Equal(Clock.GetUtcNow(), none.To);
        Assert.IsType<WhatIfOutcome.NoDemand>(await WhatIf.ReplayAsync(People.Engineer, "nobody", 300, null, default));
        Assert.IsType<WhatIfOutcome.NoLimit>(await ReplayAsync(0));
        Assert.IsType<WhatIfOutcome.NoLimit>(await ReplayAsync(100_001));
        await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            WhatIf.ReplayAsync(new("x", "Nobody", []), Account, 300, null, default)
        );
    }

    [SkippableFact]
    public async Task Replay_MoreThanIsReplayed_IsRefusedWithTheFigure()
    {
        await RestartAsync(("Throttling:WhatIf:MaximumTranscripts", "1000"));
        await RegisterAsync();
        await SubmitAsync(1_000);

        Assert.IsType<WhatIfOutcome.Compared>(await AfterAMomentAsync());
        await SubmitAsync(1);

        Assert.Equal(new WhatIfOutcome.TooMuch(1_000), await AfterAMomentAsync());

        Task<WhatIfOutcome> AfterAMomentAsync()
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            return ReplayAsync(300);
        }
    }

    [SkippableFact]
    public async Task Replay_GivenUp_EndsAndTheNextOneRuns()
    {
        await LiveAsync();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        for (var attempt = 0; attempt < 5; attempt++)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                WhatIf.ReplayAsync(People.Engineer, Account, 300, null, stop.Token)
            );
        }

        var progress = new List<double>();
        Assert.IsType<WhatIfOutcome.Compared>(
            await WhatIf.ReplayAsync(People.Engineer, Account, 300, new Recorder(progress), default)
        );
        Assert.Equal(progress.Order(), progress);
        Assert.All(progress, value => Assert.InRange(value, 0, 1));
        Assert.NotEmpty(progress);
    }

    /// <summary>
    /// Half an hour at a limit of two; at its end two run and two wait. Another account has a demand of its own.
    /// </summary>
    private async Task LiveAsync()
    {
        await RegisterAsync(limit: 2);
        await RegisterAsync("other");
        await SubmitAsync(3, "other");
        await SubmitAsync(10);
        for (var step = 0; step < 5; step++)
        {
            var leases = await LeaseAsync(seconds: 600);
            Clock.Advance(TimeSpan.FromMinutes(3));
            await CompleteAsync(leases.Where(lease => lease.AccountId == Account));
        }

        await SubmitAsync(4);
        Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private async Task<WhatIfOutcome.Compared> CompareAsync(int limit) =>
        Assert.IsType<WhatIfOutcome.Compared>(await ReplayAsync(limit));

    private Task<WhatIfOutcome> ReplayAsync(int limit) =>
        WhatIf.ReplayAsync(People.Engineer, Account, limit, null, default);

    /// <summary>On the reporter's thread, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Recorder(List<double> values) : IProgress<double>
    {
        public void Report(double value) => values.Add(value);
    }
}

public sealed class SqliteWhatIfTests() : WhatIfContract(TestEngine.Sqlite);

public sealed class PostgreSqlWhatIfTests() : WhatIfContract(TestEngine.PostgreSql);

public sealed class SqlServerWhatIfTests() : WhatIfContract(TestEngine.SqlServer);
