using SupportConsole.Components.Accounts;

namespace SupportConsole.Tests.Components.Accounts;

public sealed class AccountFiltersTests
{
    [Fact]
    public void Parse_WhatNoColumnCanBe_IsLeftOutAndTold()
    {
        var filters = AccountFilters.Parse(["limit:100..200", "limit:abc", "billing:nobody", "nonsense", "", null]);

        Assert.Equal(["limit:100..200"], filters.ToTexts());
        Assert.Equal(["limit:abc", "billing:nobody", "nonsense"], filters.LeftOut);
        Assert.Equal(AccountFilters.Parse(["limit:100..200"]), filters);
    }

    [Fact]
    public void LeftOut_VeryManyAndVeryLong_AreCut()
    {
        var words = AccountWords.LeftOut([.. Enumerable.Range(0, 7).Select(at => at + new string('x', 200))]);

        Assert.InRange(words.Length, 1, 500);
        Assert.EndsWith(" and 2 more.", words, StringComparison.Ordinal);
    }
}
