namespace SupportConsole.Tests.Crash.Rates;

/// <summary>Asks for LeMUR requests, cheap ones and some that no small balance stands.</summary>
internal sealed class CrashLemur(CrashKeys keys, PlatformCaller caller)
{
    private const int LongestPause = 20;
    private const int FewTokens = 20_000;
    private const int ManyTokens = 1_000_000;

    private static readonly string[] Models = [.. LemurPrices.UsdPerThousandTokens.Keys];

    public async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await AskAsync(CrashAccount.AnyWithRates(caller.Dice));
            await Task.Delay(
                TimeSpan.FromMilliseconds(caller.Dice.Next(LongestPause)),
                TimeProvider.System,
                CancellationToken.None
            );
        }
    }

    /// <summary>Never repeated: the same call again would be another request.</summary>
    private async Task AskAsync(CrashAccount account)
    {
        var (key, exists) = keys.Next(account);
        var isNamed = exists && caller.Dice.Next(4) > 0;
        var tokens = caller.Dice.Next(8) == 0 ? ManyTokens : FewTokens;
        var entry = caller.Entry(JournalEvent.LemurSent) with
        {
            Account = account.Id,
            Key = key,
            Unnamed = isNamed ? null : 1,
            Model = Models[caller.Dice.Next(Models.Length)],
            InputTokens = caller.Dice.Next(tokens),
            OutputTokens = caller.Dice.Next(tokens / 10),
        };
        caller.Record(entry);
        var body = new
        {
            apiKeyId = isNamed ? key : null,
            model = entry.Model,
            inputTokens = entry.InputTokens,
            outputTokens = entry.OutputTokens,
        };
        var answer = await caller.TryAsync($"accounts/{account.Id}/lemur", body);
        if (answer is { IsSuccess: true } && answer.Body.GetProperty("limit").GetInt32() == account.Rates.LemurRequests)
        {
            var micros = (long)(answer.Body.GetProperty("costUsd").GetDecimal() * 1_000_000);
            caller.Record(
                PlatformCaller.Answered(entry, JournalEvent.LemurAcknowledged) with
                {
                    AmountMicros = micros,
                }
            );
        }
        else if (
            answer is not null
            && account.RefusalIn(answer, CrashTexts.TooManyRequests(account.Rates.LemurRequests)) is { } refusal
        )
        {
            caller.Record(PlatformCaller.Answered(entry, JournalEvent.LemurRefused) with { Refusal = refusal });
        }
        else if (!caller.WasSent)
        {
            caller.Record(PlatformCaller.Answered(entry, JournalEvent.LemurUnsent) with { Refusal = Refusal.Unsent });
        }
        else if (answer is not null)
        {
            caller.Break($"a LeMUR request of {account.Id} was answered {answer}");
        }
    }
}
