using Microsoft.Extensions.Configuration;

namespace SupportConsole.Tests;

/// <summary>Posts of a console on another port led to 5210.</summary>
public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("http://localhost:8080", null, "http://localhost:8080")]
    [InlineData("http://0.0.0.0:8080;http://localhost:8081", null, "http://localhost:8081")]
    [InlineData("http://*:8080", null, null)]
    [InlineData("http://[::]:8080", null, null)]
    [InlineData("http://localhost:0", null, null)]
    [InlineData("http://localhost:8080", "https://console.example", null)]
    [InlineData(null, null, null)]
    public void Of_WhatTheProgramListensOn_IsTakenWhereNothingIsSet(string? urls, string? set, string? expected) =>
        Assert.Equal(
            expected,
            PublicAddress.Of(
                new ConfigurationBuilder()
                    .AddInMemoryCollection([new("urls", urls), new("Console:PublicUrl", set)])
                    .Build()
            )
        );
}
