using System.Globalization;

namespace SupportConsole.Tests.Crash.Rates;

/// <summary>
/// Opens streaming sessions and terminates them: once, twice, while another gateway does, after no answer, or never.
/// </summary>
internal sealed class CrashGateway(CrashKeys keys, PlatformCaller caller, OpenSessions sessions)
{
    private const int LongestPause = 20;

    public async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            if (caller.Dice.Next(5) < 2 && sessions.Take(caller.Dice) is { } session)
            {
                await EndAsync(session);
            }
            else
            {
                await OpenAsync(CrashAccount.AnyWithRates(caller.Dice));
            }

            await Task.Delay(
                TimeSpan.FromMilliseconds(caller.Dice.Next(LongestPause)),
                TimeProvider.System,
                CancellationToken.None
            );
        }
    }

    /// <summary>
    /// Never repeated: the same call again would be another session. A client without an answer opens a new one.
    /// </summary>
    private async Task OpenAsync(CrashAccount account)
    {
        var (key, exists) = keys.Next(account);
        var isNamed = exists && caller.Dice.Next(4) > 0;
        var entry = caller.Entry(JournalEvent.StreamSent) with
        {
            Account = account.Id,
            Key = key,
            Unnamed = isNamed ? null : 1,
        };
        caller.Record(entry);
        var answer = await caller.TryAsync($"accounts/{account.Id}/streams", new { apiKeyId = isNamed ? key : null });
        if (answer is { Status: 201 })
        {
            var id = answer.Body.GetProperty("sessionId").GetString()!;
            caller.Record(
                PlatformCaller.Answered(entry, JournalEvent.StreamAcknowledged) with
                {
                    Ids = [id],
                    Limit = answer.Body.GetProperty("limit").GetInt32(),
                }
            );
            sessions.Add(id);
        }
        else if (answer is not null && account.RefusalIn(answer, CrashTexts.TooManySessions) is { } refusal)
        {
            caller.Record(PlatformCaller.Answered(entry, JournalEvent.StreamRefused) with { Refusal = refusal });
        }
        else if (!caller.WasSent)
        {
            caller.Record(PlatformCaller.Answered(entry, JournalEvent.StreamUnsent) with { Refusal = Refusal.Unsent });
        }
        else if (answer is not null)
        {
            caller.Break($"a session of {account.Id} was answered {answer}");
        }
    }

    private async Task EndAsync(string id)
    {
        // Beyond the longest session, too: it is charged as the longest.
        long? milliseconds = caller.Dice.Next(3) == 0 ? null : caller.Dice.NextInt64(CrashRates.LongestSession * 5 / 4);
        var path =
            $"streams/{id}"
            + (
                milliseconds is { } charged
                    ? string.Create(CultureInfo.InvariantCulture, $"?seconds={charged / 1_000m}")
                    : ""
            );
        var entry = caller.Entry(JournalEvent.EndSent) with { Ids = [id], AudioMilliseconds = milliseconds };
        caller.Record(entry);
        var answer = await caller.TryDeleteAsync(path);
        if (answer is null && caller.Dice.Next(4) > 0)
        {
            answer = await caller.InsistDeleteAsync(path);
        }

        if (answer is { Status: 204 })
        {
            caller.Record(PlatformCaller.Answered(entry, JournalEvent.EndAcknowledged));
        }
        else if (answer is not null)
        {
            caller.Break($"the end of session {id} was answered {answer}");
        }
    }
}
