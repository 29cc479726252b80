using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Components.Transcripts;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Transcripts;

/// <summary>What an address says of the list, and back.</summary>
public sealed class TranscriptFilterTests
{
    [Fact]
    public void ToUri_Parsed_IsTheSame()
    {
        var filter = new TranscriptFilter
        {
            Status = TranscriptStatus.Error,
            IsThrottled = true,
            Model = "slam-1",
            Project = "staging",
            ApiKey = "key_1",
            Worker = "worker 7/β",
            Error = "100% of & it",
            Period = Period.Last(RelativeRange.Days7),
            Before = 4_711,
        };

        Assert.Equal(filter, Parse(new Uri("https://console.example" + filter.ToUri("acme")).Query));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?tstate=1&tbefore=-1&tthrottled=maybe&tworker=%00&tmodel=")]
    [InlineData("?tstate=running&tbefore=99999999999999999999")]
    [InlineData("?range=7d&from=2026-01-01&model=x&status=error")]
    public void Parse_WhatMakesNoSense_FiltersNothing(string query) => Assert.True(Parse(query).IsEmpty, query);

    [Fact]
    public void Parse_PeriodThatEndsBeforeItBegins_SaysSo() =>
        Assert.NotNull(Parse("?tfrom=2026-03-04T13:00Z&tto=2026-03-04T12:00Z").Problem);

    private static TranscriptFilter Parse(string query) => TranscriptFilter.Parse(query, Samples.Now, ReaderZone.Utc);
}
