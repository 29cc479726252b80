using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Core.Limits;

/// <summary>What commands of the limiter see of a batch.</summary>
internal static class LimitContext
{
    extension(CommandContext context)
    {
        public AccountStateRows Accounts => context.Rows<AccountStateRows>();

        public LimitOverrideRows Overrides => context.Rows<LimitOverrideRows>();

        public TranscriptRows Transcripts => context.Rows<TranscriptRows>();

        public LeaseRows Leases => context.Rows<LeaseRows>();

        public StreamingRows Streaming => context.Rows<StreamingRows>();

        public LemurRows Lemur => context.Rows<LemurRows>();

        public RateRequestRows RateRequests => context.Rows<RateRequestRows>();

        public LimitOptions LimitOptions => context.Settings<LimitOptions>();

        public NegativeBalanceOptions NegativeBalanceOptions => context.Settings<NegativeBalanceOptions>();

        public StreamingOptions StreamingOptions => context.Settings<StreamingOptions>();

        /// <summary>
        /// One of the account's limits as it stands; <see cref="LimitOverrideRows.Wanted"/> must have asked for its own
        /// limits.
        /// </summary>
        public LimitState LimitOf(LimitedAccount account, LimitKind kind = LimitKind.AsyncConcurrency) =>
            LimitState.Of(
                context.Overrides.Find(account.State.AccountId, kind),
                context.LimitOptions.Of(account.State.Plan).Of(kind)
            );
    }
}
