using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Cancellation;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Cancellation;

/// <summary>A whole queue cancelled: in parts, stopped, gone on with, and only what was shown.</summary>
public abstract class QueueCancelContract(TestEngine engine) : CoreContract(engine)
{
    private ICancellationService Cancellation => Host.Get<ICancellationService>();

    [SkippableFact]
    public async Task All_Queued_AreCanceledInPartsAndAuditedAtBothEnds()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync(601);
        var shown = await CountAsync();
        await SubmitAsync("later");
        var told = new List<int>();

        var done = Assert.IsType<QueueCancelOutcome.Done>(
            await Cancellation.CancelQueueAsync(People.Engineer, Wish(shown), Tell(told), default)
        );

        Assert.Equal(600, done.Canceled);
        Assert.Equal([250, 500, 600], told);
        Assert.Equal((1, 1), ((await StateAsync()).Running, (await StateAsync()).Queued));
        Assert.Equal(1, (await Limiter.FindAsync("later", default))!.QueuePosition);
        var (end, begin) = ((await ActsAsync())[0], (await ActsAsync())[1]);
        Assert.Equal((AuditActions.EndQueueCancel, done.AuditSequence), (end.Action, end.Sequence));
        Assert.Equal(
            new AuditedQueueCancellation(600, shown.UpTo) { Began = begin.Sequence, Stopped = false },
            AuditedQueueCancellation.Read(end.After)
        );
        Assert.Equal(AuditActions.CancelQueue, begin.Action);
        Assert.Equal(new AuditedQueueCancellation(600, shown.UpTo), AuditedQueueCancellation.Read(begin.After));
    }

    [SkippableFact]
    public async Task Stopped_AfterThePartUnderWay_KeepsWhatIsCanceledAndGoesOnWhenAskedAgain()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync(701);
        var wish = Wish(await CountAsync());
        using var stop = new CancellationTokenSource();

        var stopped = await Cancellation.CancelQueueAsync(
            People.Engineer,
            wish,
            async _ => await stop.CancelAsync(),
            stop.Token
        );

        Assert.Equal(250, Assert.IsType<QueueCancelOutcome.Stopped>(stopped).Canceled);
        Assert.Equal(450, (await StateAsync()).Queued);
        Assert.Contains("Stopped on request after 250", (await ActsAsync())[0].Reason, StringComparison.Ordinal);

        var rest = await Cancellation.CancelQueueAsync(People.Engineer, wish, Tell([]), default);

        Assert.Equal(450, Assert.IsType<QueueCancelOutcome.Done>(rest).Canceled);
        Assert.Equal(0, (await StateAsync()).Queued);
        Assert.Equal(
            [AuditActions.EndQueueCancel, AuditActions.EndQueueCancel, AuditActions.CancelQueue],
            (await ActsAsync()).Take(3).Select(entry => entry.Action)
        );
    }

    /// <summary>10,000 that wait: told after each part, stopped half-way while submits go on, then gone on with.</summary>
    [SkippableFact]
    public async Task TenThousandQueued_StoppedHalfWay_TellsEachPartAndLeavesWhatCameLater()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync(1);
        for (var page = 0; page < 10; page++)
        {
            await SubmitAsync(1_000);
        }

        var wish = Wish(await CountAsync());
        Assert.Equal(10_000, wish.Shown.Count);
        var (told, rest) = (new List<int>(), new List<int>());
        using var stop = new CancellationTokenSource();

        var stopped = await Cancellation.CancelQueueAsync(
            People.Engineer,
            wish,
            async canceled =>
            {
                told.Add(canceled);
                await SubmitAsync($"later-{canceled}");
                if (canceled == 5_000)
                {
                    await stop.CancelAsync();
                }
            },
            stop.Token
        );
        var held = (await StateAsync()).Queued;
        var done = await Cancellation.CancelQueueAsync(People.Engineer, wish, Tell(rest), default);

        Assert.Equal(5_000, Assert.IsType<QueueCancelOutcome.Stopped>(stopped).Canceled);
        Assert.Equal(Enumerable.Range(1, 20).Select(part => part * 250), told);
        Assert.Equal(5_020, held);
        Assert.Equal(5_000, Assert.IsType<QueueCancelOutcome.Done>(done).Canceled);
        Assert.Equal(Enumerable.Range(1, 20).Select(part => part * 250), rest.Distinct());
        Assert.Equal((1, 20), ((await StateAsync()).Running, (await StateAsync()).Queued));
        Assert.Equal(1, await PlaceAsync("later-250"));
    }

    [SkippableFact]
    public async Task OfAProject_LeavesTheOthersInTheirOrder()
    {
        await RegisterAsync(limit: 1);
        await AddProjectAsync("staging");
        await SubmitAsync("run");
        for (var number = 0; number < 6; number++)
        {
            await SubmitAsync(Account, null, [new($"t-{number}", number % 2 == 0 ? "staging" : Project.DefaultId)]);
        }

        var shown = (await Cancellation.CountAsync(People.Engineer, Account, "staging", default))!;
        Assert.Equal(new QueueCount(3, 7), shown);

        var done = await Cancellation.CancelQueueAsync(
            People.Engineer,
            Wish(shown) with
            {
                ProjectId = "staging",
            },
            Tell([]),
            default
        );

        Assert.Equal(3, Assert.IsType<QueueCancelOutcome.Done>(done).Canceled);
        Assert.Equal([1, 2, 3], [await PlaceAsync("t-1"), await PlaceAsync("t-3"), await PlaceAsync("t-5")]);
    }

    [SkippableFact]
    public async Task Refused_WithoutTheCountTheRightOrTheAccount()
    {
        await RegisterAsync(limit: 1);
        await SubmitAsync(3);
        var shown = await CountAsync();

        Assert.IsType<QueueCancelOutcome.Invalid>(await TryAsync(Wish(shown) with { Typed = 3 }));
        Assert.IsType<QueueCancelOutcome.Invalid>(await TryAsync(Wish(shown with { UpTo = 900 })));
        Assert.IsType<QueueCancelOutcome.UnknownAccount>(await TryAsync(Wish(shown) with { AccountId = "nobody" }));
        Assert.IsType<QueueCancelOutcome.Forbidden>(
            await Cancellation.CancelQueueAsync(People.Approver, Wish(shown), Tell([]), default)
        );
        Assert.Null(await Cancellation.CountAsync(People.Engineer, "nobody", null, default));
        Assert.Equal(2, (await StateAsync()).Queued);

        Task<QueueCancelOutcome> TryAsync(QueueCancelRequest request) =>
            Cancellation.CancelQueueAsync(People.Engineer, request, Tell([]), default);
    }

    /// <summary>Workers go on meanwhile, and a worker is lost: what waits by then goes too, and nothing starts late.</summary>
    [SkippableFact]
    public async Task All_WhileWorkersAreAtIt_LeavesNothingHalf()
    {
        await RegisterAsync(limit: 5);
        await SubmitAsync(300);
        var wish = Wish(await CountAsync());
        var leases = await LeaseAsync();

        var canceling = Cancellation.CancelQueueAsync(People.Engineer, wish, Tell([]), default);
        foreach (var lease in leases)
        {
            await CompleteAsync([lease]);
        }

        var done = Assert.IsType<QueueCancelOutcome.Done>(await canceling);
        var state = await StateAsync();
        Assert.Equal((0, 295), (state.Queued, done.Canceled + state.Running));
    }

    private static Func<int, Task> Tell(List<int> told) =>
        canceled =>
        {
            told.Add(canceled);
            return Task.CompletedTask;
        };

    private static QueueCancelRequest Wish(QueueCount shown) =>
        new(Account, null, shown, shown.Count, "The customer sent them twice", "SUP-9", Guid.NewGuid().ToString("N"));

    private async Task<QueueCount> CountAsync() =>
        (await Cancellation.CountAsync(People.Engineer, Account, null, default))!;

    private async Task<int?> PlaceAsync(string id) => (await Limiter.FindAsync(id, default))!.QueuePosition;

    private async Task AddProjectAsync(string id)
    {
        await using var context = Host.OpenContext();
        context.Add(
            new Project
            {
                AccountId = Account,
                Id = id,
                Name = id,
                CreatedAt = Clock.GetUtcNow(),
            }
        );
        await context.SaveChangesAsync();
    }
}

public sealed class SqliteQueueCancelTests() : QueueCancelContract(TestEngine.Sqlite);

public sealed class PostgreSqlQueueCancelTests() : QueueCancelContract(TestEngine.PostgreSql);

public sealed class SqlServerQueueCancelTests() : QueueCancelContract(TestEngine.SqlServer);
