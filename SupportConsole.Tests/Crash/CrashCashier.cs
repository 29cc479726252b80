namespace SupportConsole.Tests.Crash;

/// <summary>Pays small sums in, so that prepaid accounts go below zero and come back again and again.</summary>
internal sealed class CrashCashier(string name, PlatformCaller caller)
{
    private static readonly List<CrashAccount> Prepaid = [.. CrashAccount.All.Where(account => account.IsPrepaid)];

    public async Task RunAsync(CancellationToken end)
    {
        for (var call = 0; !end.IsCancellationRequested; call++)
        {
            var account = Prepaid[caller.Dice.Next(Prepaid.Count)];
            await DepositAsync(account, $"{name}-{call}", caller.Dice.Next(1, 60_000));
            await Task.Delay(
                TimeSpan.FromMilliseconds(caller.Dice.Next(60)),
                TimeProvider.System,
                CancellationToken.None
            );
        }
    }

    /// <summary>Lifts every account far above zero.</summary>
    public async Task SettleAsync()
    {
        foreach (var account in Prepaid)
        {
            await DepositAsync(account, $"{name}-settle", 1_000_000_000);
        }
    }

    private async Task DepositAsync(CrashAccount account, string reference, long micros)
    {
        var entry = caller.Entry(JournalEvent.DepositSent) with
        {
            Account = account.Id,
            Key = reference,
            AmountMicros = micros,
        };
        caller.Record(entry);
        var body = new { amountUsd = micros / 1_000_000m, reference };
        var answer = await caller.InsistAsync($"accounts/{account.Id}/deposits", body);
        if (answer.IsSuccess && caller.Dice.Next(4) == 0)
        {
            answer = await caller.InsistAsync($"accounts/{account.Id}/deposits", body);
        }

        if (answer.IsSuccess)
        {
            caller.Record(entry with { Event = JournalEvent.DepositAcknowledged });
        }
        else
        {
            caller.Break($"a deposit to {account.Id} was answered {answer}");
        }
    }
}
