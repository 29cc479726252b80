using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Core.Explorer;

/// <summary>By which price a transcript was charged, as far as the settings still say.</summary>
public sealed class TranscriptChargeTests
{
    private static readonly DateTimeOffset Finished = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Transcript Hour = new()
    {
        Id = "one",
        AccountId = "acme",
        ProjectId = "default",
        Model = "universal",
        Sequence = 1,
        Status = TranscriptStatus.Completed,
        SubmittedAt = Finished.AddMinutes(-1),
        FinishedAt = Finished,
        AudioMilliseconds = 3_600_000,
        Cost = Money.FromDollars(0.12m),
    };

    private readonly PricingOptions _options = new();

    [Fact]
    public void Of_PriceThatHoldsFromADate_NamesTheDate()
    {
        _options.From["2026-02-01"] = new() { TranscriptUsdPerHour = { ["universal"] = 0.12m } };
        _options.From["2026-04-01"] = new() { TranscriptUsdPerHour = { ["universal"] = 0.2m } };

        Assert.Equal(
            new(Hour.Cost, 0.12m, new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), PriceList: null, IsByPrice: true),
            Charge(Hour)
        );
    }

    [Fact]
    public void Of_TheAccountsOwnList_NamesTheList()
    {
        _options.Lists["acme-2026"] = new() { TranscriptUsdPerHour = { ["universal"] = 0.12m } };

        Assert.Equal(
            new(Hour.Cost, 0.12m, Since: null, "acme-2026", IsByPrice: true),
            TranscriptCharge.Of(Hour, "acme-2026", new PriceBook(_options).Transcripts)
        );
    }

    [Fact]
    public void Of_PriceThatWasChangedSince_SaysThatItDoesNotMakeTheCharge() =>
        Assert.Equal(new(Hour.Cost, 0.15m, Since: null, PriceList: null, IsByPrice: false), Charge(Hour));

    [Theory]
    [InlineData(TranscriptStatus.Queued)]
    [InlineData(TranscriptStatus.Processing)]
    [InlineData(TranscriptStatus.Error)]
    public void Of_WhatDidNotComplete_IsNone(TranscriptStatus status) =>
        Assert.Null(Charge(Hour with { Status = status }));

    private TranscriptCharge? Charge(Transcript transcript) =>
        TranscriptCharge.Of(transcript, priceList: null, new PriceBook(_options).Transcripts);
}
