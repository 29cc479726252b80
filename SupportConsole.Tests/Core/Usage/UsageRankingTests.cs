using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Core.Usage;

public sealed class UsageRankingTests
{
    [Fact]
    public void Add_PartsOfAGroup_BecomeOneRow()
    {
        var ranking = Of(UsageColumns.Account, Sum("a", 100), Sum("b", 300), Sum("a", 50, Product.Lemur));

        Assert.Equal(["b", "a"], ranking.Ordered().Select(group => group.AccountId));
        var row = ranking.Row(new() { AccountId = "a" }, new(null, null, null));
        Assert.Equal((new UsageFigures(2, 2_000, new(150)), 1 / 3m), (row.Figures, row.Share));
    }

    [Fact]
    public void Totals_AreOfAllGroupsByProduct()
    {
        var totals = Of(UsageColumns.Account, Sum("a", 100), Sum("b", 300, Product.Streaming), Sum("c", 7))
            .Totals(new(default, default, default));

        Assert.Equal(new(3, 3_000, new(407)), totals.All);
        Assert.Equal(
            [(Product.SpeechToText, 107L), (Product.Streaming, 300L)],
            totals.Products.Select(product => (product.Product, product.Figures.Cost.Micros))
        );
    }

    [Fact]
    public void Ordered_SameCost_IsByItemsThenById()
    {
        var ranking = Of(UsageColumns.Account, Sum("c", 5), Sum("b", 5), Sum("a", 5), Sum("b", 0));

        Assert.Equal(["b", "a", "c"], ranking.Ordered().Select(group => group.AccountId));
    }

    [Fact]
    public void Top_MoreThanHaveALine_LeavesTheRestToTheOthers()
    {
        var ranking = Of(
            UsageColumns.Account,
            [.. Enumerable.Range(1, 14).Select(number => Sum($"a{number:00}", number * 10))]
        );

        Assert.Equal(
            Enumerable.Range(5, 10).Reverse().Select(number => $"a{number:00}"),
            ranking.Top(ranking.Ordered()).Select(group => group.AccountId)
        );
    }

    [Fact]
    public void Top_CostsNothing_HasNoLine() =>
        Assert.Empty(Of(UsageColumns.Account, Sum("a", 0)) is var free ? free.Top(free.Ordered()) : []);

    [Fact]
    public void Group_WithinItsAccount_IsNotMixedWithTheSameNameElsewhere()
    {
        var ranking = Of(UsageColumns.Account | UsageColumns.Project, Sum("a", 1), Sum("b", 2));

        Assert.Equal(
            [("b", "default"), ("a", "default")],
            ranking.Ordered().Select(group => (group.AccountId, group.ProjectId))
        );
        Assert.All(ranking.Ordered(), group => Assert.Null(group.ApiKeyId));
    }

    [Theory]
    [InlineData(1, 3, 0.3333)]
    [InlineData(3, 3, 1)]
    [InlineData(0, 3, 0)]
    [InlineData(0, 0, 0)]
    public void Share_IsThePartOfTheCost(long part, long all, double share) =>
        Assert.Equal((decimal)share, Math.Round(UsageRanking.Share(new(part), new(all)), 4));

    [Fact]
    public void Add_BeyondTheRange_SaysSoInsteadOfWrapping() =>
        Assert.Throws<OverflowException>(() => Of(UsageColumns.Account, Sum("a", long.MaxValue), Sum("a", 1)));

    private static UsageRanking Of(UsageColumns columns, params UsageSum[] sums)
    {
        var ranking = new UsageRanking(columns);
        Array.ForEach(sums, ranking.Add);
        return ranking;
    }

    private static UsageSum Sum(string account, long cost, Product product = Product.SpeechToText) =>
        new(account, "default", "key", (int)product, "universal", 0, 1, 1_000, cost);
}
