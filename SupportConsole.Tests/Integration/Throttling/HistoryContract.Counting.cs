using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Throttling.History;
using SupportConsole.Tests.Core.Throttling;

namespace SupportConsole.Tests.Integration.Throttling;

/// <content>The past that is made up, and the counting minute by minute that the sums are held against.</content>
public abstract partial class HistoryContract
{
    private static T Service<T>(CoreHost host)
        where T : class => ActivatorUtilities.CreateInstance<T>(host.Get<IServiceProvider>());

    private async Task FillAsync(Random dice, DateTimeOffset from, DateTimeOffset to)
    {
        await using var context = Host.OpenContext();
        foreach (var id in Ids)
        {
            await RegisterAsync(id);
            _rows[id] = new RandomMinutes(dice).Make(id, from, to);
            _lines[id] = new(_rows[id], Gap);
            context.AddRange(_rows[id]);
        }

        await context.SaveChangesAsync();

        // As if the account had just done something: only such accounts are looked at.
        await context.Database.ExecuteSqlAsync(
            $"UPDATE account_states SET minute_start = {to.ToUnixTimeMilliseconds()}"
        );
    }

    private async Task RollUpAsync()
    {
        using var service = Service<RollupService>(Host);
        await service.RunAsync(default);
    }

    private async Task ForgetAsync()
    {
        using var retention = Service<RetentionService>(Host);
        for (var round = 0; round < Days; round++)
        {
            await retention.RunAsync(default);
        }
    }

    private async Task CheckPeriodsAsync(Random dice, int seed, DateTimeOffset start, int rounds)
    {
        var minutes = (int)(Clock.GetUtcNow() - start).TotalMinutes;
        for (var round = 0; round < rounds; round++)
        {
            var from = start.AddMinutes(dice.Next(minutes));
            var to = from.AddMinutes(1 + dice.Next((int)Math.Pow(minutes, dice.NextDouble())));
            var measure = (HistoryMeasure)dice.Next(2);
            var period = await History.PeriodAsync(People.Engineer, new(from, to) { Measure = measure }, default);
            var story = $"seed {seed}: {from:O} to {to:O}, answered {period.From:O} to {period.To:O} by {period.Size}";
            Assert.True(period.From <= from && period.To >= (to < Clock.GetUtcNow() ? to : Clock.GetUtcNow()), story);
            foreach (var id in Ids)
            {
                var counted = _lines[id].Count(period.From, period.To);
                var account = period.Accounts.SingleOrDefault(account => account.AccountId == id);
                var answered = account is null
                    ? new(0, 0, 0, 0, 0)
                    : new MinuteByMinute(
                        account.Transcripts,
                        account.Minutes,
                        account.Episodes,
                        account.PeakQueued,
                        account.Refused
                    );
                Assert.True(counted == answered, $"{story}, {id}: {answered} against {counted}");

                var values = period.Top.SingleOrDefault(series => series.AccountId == id)?.Values
                    ?? new long[period.Buckets.Count];
                Assert.Equal(
                    measure == HistoryMeasure.Transcripts ? counted.Transcripts : counted.Minutes,
                    values.Sum()
                );
                for (var sample = 0; sample < 3; sample++)
                {
                    var place = dice.Next(period.Buckets.Count);
                    var inBucket = _lines[id].Count(period.Buckets[place].Start, period.Buckets[place].End);
                    Assert.True(
                        values[place]
                            == (measure == HistoryMeasure.Transcripts ? inBucket.Transcripts : inBucket.Minutes),
                        $"{story}, {id}, bucket {period.Buckets[place]}"
                    );
                }
            }

            await CheckAccountAsync(Ids[dice.Next(Ids.Length)], from, to, story);

            Assert.All(period.Others, value => Assert.Equal(0, value));
        }
    }

    private async Task CheckAccountAsync(string id, DateTimeOffset from, DateTimeOffset to, string story)
    {
        var history = (await History.AccountAsync(People.Engineer, id, from, to, default))!;
        foreach (var (bucket, sum) in history.Points)
        {
            var counted = _lines[id].Count(bucket.Start, bucket.End);
            Assert.True(
                counted
                    == new MinuteByMinute(
                        sum.Throttled,
                        sum.ThrottledMinutes,
                        sum.Episodes,
                        sum.PeakQueued,
                        sum.RefusedForBalance
                    ),
                $"{story}, {id} alone, {bucket}: {sum} against {counted}"
            );
        }

        Assert.Equal(
            _lines[id].Count(history.From, history.To).Minutes,
            history.Points.Sum(point => (long)point.Sum.ThrottledMinutes)
        );
    }
}
