using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Tests.Fakes;
using Xunit.Abstractions;

namespace SupportConsole.Tests.Core.Billing.Inbox;

/// <summary>What a payment comes to does not depend on how its events arrive.</summary>
public sealed class PaymentFactsPropertyTests(ITestOutputHelper output)
{
    [Fact]
    public void Facts_OfRandomStories_AreTheSameInAnyOrderAndRepetition()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var dice = new Random(seed);
        var natures = new HashSet<PaymentNature>();
        for (var round = 0; round < 2_000; round++)
        {
            var told = RandomStory.Events(dice, "pi_1", "cus_1").Select(Read).ToList();
            var expected = told.Aggregate((all, next) => all.Join(next));
            var standing = PaymentStanding.Of(expected);
            natures.Add(standing.Nature);
            Assert.True(standing.Refunded + standing.Disputed <= standing.Deposit, $"{standing}");
            for (var order = 0; order < 5; order++)
            {
                var events = told.Concat(told.Where(_ => dice.Next(2) == 0)).ToArray();
                dice.Shuffle(events);

                // Halves that meet, and not only one after another.
                var cut = dice.Next(1, events.Length);
                var facts = events[..cut]
                    .Aggregate((all, next) => all.Join(next))
                    .Join(events.Length == cut ? events[0] : events[cut..].Aggregate((all, next) => all.Join(next)));

                Assert.True(facts.Says(expected), $"round {round}: {facts} is not {expected}");
                Assert.Equal(standing, PaymentStanding.Of(facts));
            }
        }

        Assert.Equal(4, natures.Count);
    }

    [Theory]
    [InlineData("refund in two parts", 20, 7, 0)]
    [InlineData("refund told by the charge alone", 20, 5, 0)]
    [InlineData("failed refund", 20, 0, 0)]
    [InlineData("failed refund, then another by the charge alone", 20, 5, 0)]
    [InlineData("refunds above the payment", 20, 20, 0)]
    [InlineData("dispute lost", 20, 0, 20)]
    [InlineData("dispute won", 20, 0, 0)]
    [InlineData("dispute lost and won later", 20, 0, 0)]
    [InlineData("inquiry", 20, 0, 0)]
    [InlineData("dispute of a part refunded before", 20, 5, 15)]
    [InlineData("dispute won after a refund", 20, 5, 0)]
    [InlineData("dispute in another currency", 20, 0, 20)]
    [InlineData("invoice", 0, 0, 0)]
    public void Standing_OfAStory_IsWhatStripeHolds(string story, decimal deposit, decimal refunded, decimal disputed)
    {
        byte[][] events = story switch
        {
            "refund in two parts" =>
            [
                StripeStory.Refund("re_1", amount: 500),
                StripeStory.ChargeRefunded(refunded: 500),
                StripeStory.Refund("re_2", amount: 200, status: "pending", at: 110),
                StripeStory.ChargeRefunded(refunded: 700, at: 110),
            ],
            "refund told by the charge alone" => [StripeStory.ChargeRefunded(refunded: 500)],
            "failed refund" =>
            [
                StripeStory.ChargeRefunded(refunded: 500),
                StripeStory.Refund(amount: 500),
                StripeStory.Refund(amount: 500, status: "failed", at: 900),
            ],
            "failed refund, then another by the charge alone" =>
            [
                StripeStory.ChargeRefunded(refunded: 500),
                StripeStory.Refund(amount: 500),
                StripeStory.Refund(amount: 500, status: "failed", at: 900),
                StripeStory.ChargeRefunded(refunded: 500, at: 1_000),
                StripeStory.Refund(amount: 500, status: "failed", at: 2_000),
            ],
            "refunds above the payment" =>
            [
                StripeStory.Refund("re_1", amount: 1_900),
                StripeStory.Refund("re_2", amount: 1_900),
            ],
            "dispute lost" => [StripeStory.Dispute(), StripeStory.Dispute(status: "lost", at: 900)],
            "dispute won" => [StripeStory.Dispute(), StripeStory.Dispute(status: "won", at: 900)],
            "dispute lost and won later" =>
            [
                StripeStory.Dispute(status: "lost", at: 900),
                StripeStory.Dispute(status: "won", at: 1_900),
            ],
            "inquiry" =>
            [
                StripeStory.Dispute(status: "warning_needs_response"),
                StripeStory.Dispute(status: "warning_closed", at: 900),
            ],
            "dispute of a part refunded before" => [StripeStory.Refund(amount: 500), StripeStory.Dispute()],
            "dispute won after a refund" =>
            [
                StripeStory.Refund(amount: 500),
                StripeStory.Dispute(),
                StripeStory.Dispute(status: "won", at: 900),
            ],
            "dispute in another currency" => [StripeStory.Dispute(amount: 1, currency: "eur")],
            _ => [StripeStory.InvoicePaid()],
        };

        var standing = PaymentStanding.Of(
            events.Prepend(StripeStory.Paid()).Select(Read).Aggregate((all, next) => all.Join(next))
        );

        Assert.Equal(
            (deposit, refunded, disputed),
            (standing.Deposit.Dollars, standing.Refunded.Dollars, standing.Disputed.Dollars)
        );
    }

    private static PaymentFacts Read(byte[] body) => MoneyEventReader.Read(body, "purpose").Facts!;
}
