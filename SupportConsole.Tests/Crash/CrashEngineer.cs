namespace SupportConsole.Tests.Crash;

/// <summary>
/// Changes the limits of some accounts and looks whether the next decision, of whichever node, goes by them.
/// </summary>
internal sealed class CrashEngineer(string name, PlatformCaller caller)
{
    private const int HighestLimit = 40;

    private readonly Dictionary<string, int> _limits = CrashAccount
        .All.Where(account => account.ChangesLimit)
        .ToDictionary(account => account.Id, account => account.Limit);

    public async Task RunAsync(CancellationToken end)
    {
        for (var call = 0; !end.IsCancellationRequested; call++)
        {
            var account = _limits.Keys.ElementAt(caller.Dice.Next(_limits.Count));
            await ChangeAsync(account, 1 + caller.Dice.Next(HighestLimit), $"{name}-{call}");
            await Task.Delay(
                TimeSpan.FromMilliseconds(caller.Dice.Next(100)),
                TimeProvider.System,
                CancellationToken.None
            );
        }
    }

    private async Task ChangeAsync(string accountId, int limit, string correlationId)
    {
        var entry = caller.Entry(JournalEvent.LimitSent) with
        {
            Account = accountId,
            Key = correlationId,
            Limit = limit,
        };
        caller.Record(entry);
        var change = new LimitDoorRequest(accountId, _limits[accountId], limit, correlationId);
        var answer = await caller.InsistAsync(LimitDoor.Path, change);
        if (!answer.IsSuccess || answer.Body.GetProperty("outcome").GetString() != "Applied")
        {
            // Nobody else changes this limit, and the guardrails are out of the way.
            caller.Break($"a limit change of {accountId} from {_limits[accountId]} to {limit} was answered {answer}");
            return;
        }

        _limits[accountId] = limit;
        caller.Record(entry with { Event = JournalEvent.LimitAcknowledged });
        var limits = await caller.GetAsync($"accounts/{accountId}/limits");
        var now = limits
            .Body.GetProperty("limits")
            .EnumerateArray()
            .First(item => item.GetProperty("name").GetString() == "asyncConcurrency")
            .GetProperty("limit")
            .GetInt32();
        if (now != limit)
        {
            caller.Break($"the limit of {accountId} was changed to {limit} and reads {now}");
        }
    }
}
