using SupportConsole.Core.Billing.Terms;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Usage;

/// <summary>What is charged when prices change, and by a price list of the account's own.</summary>
public abstract class PriceContract(TestEngine engine) : CoreContract(engine)
{
    private const long Hour = 3_600_000;

    [SkippableFact]
    public async Task Work_IsChargedByThePriceOfTheTimeAtWhichItIsCounted()
    {
        var midnight = new DateTimeOffset(Clock.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        await RestartAsync(
            ($"Pricing:From:{midnight:yyyy-MM-dd}:TranscriptUsdPerHour:universal", "0.10"),
            ($"Pricing:From:{midnight:yyyy-MM-dd}:StreamingUsdPerHour:universal-streaming", "0.20"),
            ($"Pricing:From:{midnight:yyyy-MM-dd}:LemurUsdPerThousandTokens:anthropic/claude-3-haiku:Input", "1"),
            ($"Pricing:From:{midnight:yyyy-MM-dd}:TranscriptUsdPerHour:new-model", "0.50")
        );
        await RegisterAsync(deposit: 100);
        Assert.IsType<SubmitOutcome.UnknownModel>(
            await Limiter.SubmitAsync(Account, [new TranscriptSubmission(Model: "new-model")], default)
        );
        Clock.Advance(midnight - Clock.GetUtcNow() - TimeSpan.FromMinutes(30));
        await SubmitAsync(2);
        var leases = await LeaseAsync(seconds: 3_600);
        var stream = await OpenAsync();
        await CompleteAsync([leases[0]], Hour);
        await AdmitAsync();

        Clock.Advance(TimeSpan.FromMinutes(30));

        await CompleteAsync([leases[1]], Hour);
        await Streams.EndAsync(stream.SessionId, TimeSpan.FromMinutes(30), default);
        await AdmitAsync();
        Assert.IsType<SubmitOutcome.Accepted>(
            await Limiter.SubmitAsync(Account, [new TranscriptSubmission(Model: "NEW-model")], default)
        );

        // An hour at 0.15 and one at 0.10, half an hour at 0.20, a thousand tokens at 0.00025 and at 1.
        Assert.Equal(
            [("anthropic/claude-3-haiku", 1_000_250), ("universal", 250_000), ("universal-streaming", 100_000)],
            await CostsAsync()
        );
        Assert.Equal(100_000_000 - 1_350_250, (await StateAsync()).Balance.Micros);

        // Another start with other prices leaves what was charged.
        await RestartAsync(("Pricing:TranscriptUsdPerHour:universal", "9"));
        Assert.Contains(("universal", 250_000), await CostsAsync());
    }

    [SkippableFact]
    public async Task AgreedList_ChargesItsAccountAlone_FromTheNextChargeOn()
    {
        (string, string)[] settings =
        [
            ("Pricing:Lists:Acme-2026:TranscriptUsdPerHour:universal", "0.05"),
            ("Pricing:Lists:Acme-2026:StreamingUsdPerHour:universal-streaming", "0.01"),
            ("Pricing:Lists:Acme-2026:LemurUsdPerThousandTokens:anthropic/claude-3-haiku:Input", "0.5"),
        ];
        await RestartAsync(settings);
        await RegisterAsync(deposit: 100);
        await RegisterAsync("beta", deposit: 100);
        await SubmitAsync(1);
        await SubmitAsync(1, "beta");
        var leases = await LeaseAsync();

        var applied = Assert.IsType<TermsOutcome.Applied>(
            await ChangeAsync(new(EomBilling: false, null), new(EomBilling: false, null) { PriceList = "Acme-2026" })
        );
        await CompleteAsync(leases, Hour);
        await Streams.EndAsync((await OpenAsync()).SessionId, TimeSpan.Zero, default);
        await AdmitAsync();

        Assert.Equal("Acme-2026", applied.Terms.PriceList);
        Assert.Equal((99_450_000, 99_850_000), (await BalanceAsync(Account), await BalanceAsync("beta")));
        var entry = (await ActsAsync())[0];
        Assert.Equal("{\"eomBilling\":false,\"priceList\":\"Acme-2026\",\"started\":0}", entry.After);

        // The platform's registration of terms knows nothing of prices; a list that left the settings is none.
        await Host.Registry.RegisterAsync(Registration() with { EomBilling = true }, default);
        Assert.Equal("Acme-2026", (await StateAsync()).PriceList);
        await RestartAsync();
        await SubmitAsync(1);
        await CompleteAsync(await LeaseAsync(), Hour);
        Assert.Equal(99_300_000, await BalanceAsync(Account));
    }

    private IStreamLimiter Streams => Host.Get<IStreamLimiter>();

    private async Task<StreamOutcome.Opened> OpenAsync() =>
        Assert.IsType<StreamOutcome.Opened>(await Streams.OpenAsync(Account, new(), default));

    private async Task AdmitAsync() =>
        Assert.IsType<LemurOutcome.Admitted>(
            await Host.Get<ILemurLimiter>()
                .AdmitAsync(Account, new(Model: "anthropic/claude-3-haiku", InputTokens: 1_000), default)
        );

    private async Task<long> BalanceAsync(string account) => (await StateAsync(account)).Balance.Micros;

    private Task<TermsOutcome> ChangeAsync(BillingTerms seen, BillingTerms wanted) =>
        Host.Get<ITermsService>()
            .ChangeAsync(
                People.Manager,
                new(Account, seen, wanted, "Contract signed in March", "SUP-77", Guid.NewGuid().ToString("N")),
                default
            );

    /// <summary>What each model cost so far, most first.</summary>
    private async Task<IEnumerable<(string, long)>> CostsAsync()
    {
        var now = Clock.GetUtcNow();
        var period = await Host.Get<IUsageReader>()
            .PeriodAsync(
                People.Engineer,
                new(now.AddDays(-2), now.AddHours(1), UsageGrouping.Model) { Filter = new() { AccountId = Account } },
                null,
                default
            );
        return period.Rows.Select(row => (row.Group.Model!, row.Figures.Cost.Micros));
    }
}

public sealed class SqlitePriceTests() : PriceContract(TestEngine.Sqlite);

public sealed class PostgreSqlPriceTests() : PriceContract(TestEngine.PostgreSql);

public sealed class SqlServerPriceTests() : PriceContract(TestEngine.SqlServer);
