using static SupportConsole.Tests.Api.PlatformApplication;

namespace SupportConsole.Tests.Api;

/// <summary>What well-formed calls must not be able to do, over HTTP down to the database.</summary>
public sealed class PlatformBadInputTests : IDisposable
{
    private readonly PlatformApplication _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Worker_WithTokensOfOtherLeases_IsStaleAndChangesNothing()
    {
        var (mine, theirs) = await LeaseOfEachAsync();
        object[] wrong =
        [
            new
            {
                id = mine.Id,
                leaseToken = theirs.Token,
                status = "completed",
                audioSeconds = 60,
            },
            new
            {
                id = theirs.Id,
                leaseToken = mine.Token,
                status = "error",
                error = "not mine",
            },
            new
            {
                id = "nobody",
                leaseToken = mine.Token,
                status = "completed",
                audioSeconds = 60,
            },
        ];

        var (status, completed, _) = await _app.CallAsync("POST", "/transcripts/complete", new { results = wrong });
        var (_, beat, _) = await _app.CallAsync("POST", "/transcripts/heartbeat", new { leases = wrong });

        Assert.Equal(200, status);
        Assert.Empty(Ids(completed, "accepted"));
        Assert.Equal([mine.Id, theirs.Id, "nobody"], Ids(completed, "stale"));
        Assert.Empty(Ids(beat, "renewed"));
        Assert.Equal([mine.Id, theirs.Id, "nobody"], Ids(beat, "stale"));
        Assert.Equal("processing", await StatusAsync(mine.Id));
        Assert.Equal("processing", await StatusAsync(theirs.Id));
        Assert.Equal((0m, 1), await BalanceAndRunningAsync("other"));
        Assert.Equal([mine.Id], Ids(await _app.CompleteAsync(mine.Id, mine.Token), "accepted"));
    }

    [Fact]
    public async Task Complete_OneIdWithItsTokenAndAnother_EndsOnce()
    {
        var (mine, theirs) = await LeaseOfEachAsync();
        object[] results =
        [
            new
            {
                id = mine.Id,
                leaseToken = theirs.Token,
                status = "error",
                error = "forged",
            },
            new
            {
                id = mine.Id,
                leaseToken = mine.Token,
                status = "completed",
                audioSeconds = 3_600,
            },
            new
            {
                id = mine.Id,
                leaseToken = mine.Token,
                status = "error",
                error = "again, otherwise",
            },
        ];

        var (_, completed, _) = await _app.CallAsync("POST", "/transcripts/complete", new { results });

        Assert.Equal([mine.Id], Ids(completed, "accepted"));
        Assert.Empty(Ids(completed, "stale"));
        Assert.Equal("completed", await StatusAsync(mine.Id));
        Assert.Equal((-0.15m, 0), await BalanceAndRunningAsync("acme"));
    }

    [Fact]
    public async Task Amounts_AtTheirExtremes_AddUpToTheMicroDollar()
    {
        await _app.RegisterAsync("acme");
        Assert.Equal(1_000_000m, await DepositAsync(1_000_000m, "most"));
        Assert.Equal(1_000_000.000001m, await DepositAsync(0.000001m, "least"));
        await _app.SubmitAsync("acme", 202);
        var leases = await _app.LeaseAsync("worker", 1_000);

        // 100 hours cost 15 USD; a millisecond, the shortest there is, 0.04 micro-dollars, which is nothing.
        await CompleteAsync(leases.Take(199), 360_000m);
        await CompleteAsync(leases.Skip(199), 0.001m);

        Assert.Equal((1_000_000.000001m - (199 * 15), 2), await BalanceAndRunningAsync("acme"));
    }

    private async Task<((string Id, string Token) Mine, (string Id, string Token) Theirs)> LeaseOfEachAsync()
    {
        await _app.RegisterAsync("acme");
        await _app.RegisterAsync("other");
        await _app.SubmitAsync("acme", 1);
        await _app.CallAsync(
            "POST",
            "/accounts/other/transcripts",
            new { transcripts = new[] { new { id = "theirs" } } }
        );
        var leases = (await _app.LeaseAsync("worker", 10)).ToDictionary(lease => lease.Id, lease => lease.Token);
        return (("t1", leases["t1"]), ("theirs", leases["theirs"]));
    }

    private async Task<decimal> DepositAsync(decimal amountUsd, string reference)
    {
        var (status, body, _) = await _app.CallAsync("POST", "/accounts/acme/deposits", new { amountUsd, reference });
        Assert.Equal(200, status);
        return body.GetProperty("balanceUsd").GetDecimal();
    }

    private async Task CompleteAsync(IEnumerable<(string Id, string Token, int Attempt)> leases, decimal audioSeconds)
    {
        var results = leases
            .Select(lease => new
            {
                id = lease.Id,
                leaseToken = lease.Token,
                status = "completed",
                audioSeconds,
            })
            .ToList();
        var (_, body, _) = await _app.CallAsync("POST", "/transcripts/complete", new { results });
        Assert.Equal(results.Count, body.GetProperty("accepted").GetArrayLength());
    }

    private async Task<string?> StatusAsync(string id) =>
        (await _app.CallAsync("GET", $"/transcripts/{id}")).Body.GetProperty("status").GetString();

    private async Task<(decimal BalanceUsd, int Running)> BalanceAndRunningAsync(string account)
    {
        var body = (await _app.CallAsync("GET", $"/accounts/{account}/limits")).Body;
        return (
            body.GetProperty("balanceUsd").GetDecimal(),
            body.GetProperty("live").GetProperty("running").GetInt32()
        );
    }
}
