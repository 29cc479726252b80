namespace SupportConsole.Tests.Crash.Credits;

/// <summary>
/// Accounts whose balance is negative and whose transcripts wait for it: five may run, one may while the balance is
/// negative, four do, and four wait. The credit must start exactly one of them.
/// </summary>
internal static class CreditAccounts
{
    public const long Credit = 50_000_000;

    /// <summary>Before the credit.</summary>
    public static AccountMoney Held { get; } = new(Balance: -15_000_000, Running: 4, Queued: 4, Credits: 0);

    /// <summary>After it, in the same instant.</summary>
    public static AccountMoney Freed { get; } = new(Balance: 35_000_000, Running: 5, Queued: 3, Credits: 1);

    public static string Id(int number) => $"credit-{number}";

    /// <summary>Registers one and brings it there.</summary>
    public static async Task PrepareAsync(PlatformCaller caller, string id)
    {
        await caller.RegisterAsync(
            new(id, "free", Limit: 5, IsPrepaid: true, ChangesLimit: false, CrashWork.Transcripts)
        );
        Demand(
            await caller.InsistAsync(
                $"accounts/{id}/transcripts",
                new { transcripts = Enumerable.Range(0, 9).Select(number => new { id = $"{id}-{number}" }) }
            )
        );

        // All that run are leased: so the next account finds none of this one's.
        var leased = await caller.InsistAsync(
            "transcripts/lease",
            new
            {
                workerId = "credit-crash",
                max = 5,
                waitSeconds = 0,
                leaseSeconds = 3_600,
            }
        );
        Demand(leased);
        var lease = leased.Body.GetProperty("leases").EnumerateArray().First();

        // A hundred hours at 0.15 USD.
        var results = new[]
        {
            new
            {
                id = lease.GetProperty("id").GetString(),
                leaseToken = lease.GetProperty("leaseToken").GetString(),
                status = "completed",
                audioSeconds = 360_000,
            },
        };
        Demand(await caller.InsistAsync("transcripts/complete", new { results }));
    }

    private static void Demand(Answer answer)
    {
        if (!answer.IsSuccess)
        {
            throw new InvalidOperationException($"The accounts cannot be prepared: {answer}");
        }
    }
}

/// <summary>What of an account must move together.</summary>
internal sealed record AccountMoney(long Balance, long Running, long Queued, long Credits);
