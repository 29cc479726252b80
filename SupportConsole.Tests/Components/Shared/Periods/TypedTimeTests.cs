using System.Globalization;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Shared.Periods;

public sealed class TypedTimeTests
{
    private static readonly ReaderZone Berlin = ReaderZone.Of("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-28 14:00", "2026-11-28T13:00Z")]
    [InlineData("  2026-11-28   9:05 ", "2026-11-28T08:05Z")]
    [InlineData("2026-11-28T14:00", "2026-11-28T13:00Z")]
    [InlineData("2026-11-28T14:00Z", "2026-11-28T14:00Z")] // pasted from an address
    [InlineData("2026-11-28", "2026-11-27T23:00Z")]
    [InlineData("28 Nov 2025 14:00", "2025-11-28T13:00Z")]
    [InlineData("28 nov 14:00", "2026-11-28T13:00Z")]
    [InlineData("28.11.2026 14:00", "2026-11-28T13:00Z")]
    [InlineData("14:00", "2026-03-04T13:00Z")]
    [InlineData("now", "2026-03-04T14:00Z")]
    public void Read_WhatPeopleType_IsThatInstant(string text, string expected) =>
        Assert.Equal(
            DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture),
            TypedTime.Read(text, Berlin, Samples.Now, isEnd: false)
        );

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2026-13-01 14:00")]
    [InlineData("2026-11-28 25:00")]
    [InlineData("02:00 PM")]
    [InlineData("0001-01-01 00:00")]
    public void Read_AnythingElse_IsNoTime(string text) =>
        Assert.Null(TypedTime.Read(text, Berlin, Samples.Now, isEnd: false));

    [Fact]
    public void Read_AnHourThatComesTwice_BeginsWithTheFirstAndEndsWithTheSecond() =>
        Assert.Equal(
            TimeSpan.FromHours(1),
            TypedTime.Read("2026-10-25 02:30", Berlin, Samples.Now, isEnd: true)
                - TypedTime.Read("2026-10-25 02:30", Berlin, Samples.Now, isEnd: false)
        );

    [Fact]
    public void Write_IsReadAsTheSameInstant() =>
        Assert.Equal(
            Samples.Now,
            TypedTime.Read(TypedTime.Write(Samples.Now, Berlin), Berlin, Samples.Now.AddDays(40), isEnd: false)
        );
}
