using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence.Sql;
using static SupportConsole.Core.Persistence.Sql.Column;

namespace SupportConsole.Core.Billing.Inbox;

/// <inheritdoc cref="IInboxTables"/>
internal sealed class SqlInboxTables(InboxSql sql, StatementRunner run) : IInboxTables
{
    private static readonly RowShape<InboxPayment> Payments = new(
        [
            Text("payment_id"),
            Text("charge_id"),
            Text("customer_id"),
            Text("currency"),
            Integer("received"),
            Integer("paid_at"),
            Integer("pays_invoice"),
            Integer("has_other_purpose"),
            Integer("refunded_total"),
            Integer("refunded_total_at"),
            Integer("first_told_at"),
            Text("account_id"),
            Integer("state"),
            Integer("waits"),
            Integer("deposited"),
            Integer("refunded"),
            Integer("disputed"),
            Integer("is_posted_elsewhere"),
            Integer("entries"),
            Text("handled_by"),
            Integer("handled_at"),
            LongText("handled_reason"),
            Integer("handled_audit_sequence"),
            Integer("is_dismissed"),
            Integer("version"),
        ],
        (row, payment) =>
        {
            row.Add(payment.PaymentId);
            row.Add(payment.ChargeId);
            row.Add(payment.CustomerId);
            row.Add(payment.Currency);
            row.Add(payment.Received);
            row.Add(payment.PaidAt);
            row.Add(payment.PaysInvoice ? 1 : 0);
            row.Add(payment.HasOtherPurpose ? 1 : 0);
            row.Add(payment.RefundedTotal);
            row.Add(payment.RefundedTotalAt);
            row.Add(payment.FirstToldAt);
            row.Add(payment.AccountId);
            row.Add((int)payment.State);
            row.Add(payment.Waits ? 1 : 0);
            row.Add(payment.Deposited.Micros);
            row.Add(payment.Refunded.Micros);
            row.Add(payment.Disputed.Micros);
            row.Add(payment.IsPostedElsewhere ? 1 : 0);
            row.Add(payment.Entries);
            row.Add(payment.HandledBy);
            row.Add(payment.HandledAt);
            row.Add(payment.HandledReason);
            row.Add(payment.HandledAuditSequence);
            row.Add(payment.IsDismissed ? 1 : 0);
            row.Add(payment.Version);
        }
    );

    private static readonly RowShape<Reversal> Reversals = new(
        [
            Text("id"),
            Text("payment_id"),
            Integer("kind"),
            Integer("amount"),
            Text("currency"),
            Text("status"),
            Integer("status_at"),
            Integer("opened_at"),
            Text("reason"),
        ],
        (row, reversal) =>
        {
            row.Add(reversal.Id);
            row.Add(reversal.PaymentId);
            row.Add((int)reversal.Kind);
            row.Add(reversal.Amount);
            row.Add(reversal.Currency);
            row.Add(reversal.Status);
            row.Add(reversal.StatusAt);
            row.Add(reversal.OpenedAt);
            row.Add(reversal.Reason);
        }
    );

    private static readonly RowShape<MoneyEvent> Events = new(
        [
            Text("id"),
            Text("type"),
            Text("payment_id"),
            Text("object_id"),
            Text("api_version"),
            Integer("happened_at"),
            Integer("received_at"),
            Text("status"),
            Integer("amount"),
            Text("currency"),
            Integer("state"),
            Integer("entries"),
        ],
        (row, told) =>
        {
            row.Add(told.Id);
            row.Add(told.Type);
            row.Add(told.PaymentId);
            row.Add(told.ObjectId);
            row.Add(told.ApiVersion);
            row.Add(told.HappenedAt);
            row.Add(told.ReceivedAt);
            row.Add(told.Status);
            row.Add(told.Amount);
            row.Add(told.Currency);
            row.Add((int)told.State);
            row.Add(told.Entries);
        }
    );

    public Pending<List<string>> LockCustomers(IReadOnlyCollection<string> customerIds) =>
        sql.LockCustomers is { } locks
            ? run.Query(locks, RowShapes.Ids, customerIds, row => row.Text(0))
            : Pending<List<string>>.Of([]);

    public Pending<List<(string Id, InboxState State)>> FindEvents(IReadOnlyCollection<string> ids) =>
        run.Query(sql.FindEvents, RowShapes.Ids, ids, row => (row.Text(0), (InboxState)row.Int(1)));

    public Pending<List<InboxPayment>> Find(IReadOnlyCollection<string> paymentIds) =>
        run.Query(sql.Find, RowShapes.Ids, paymentIds, Read);

    public Pending<List<Reversal>> FindReversals(IReadOnlyCollection<string> paymentIds) =>
        run.Query(sql.FindReversals, RowShapes.Ids, paymentIds, ReadReversal);

    public Pending<List<InboxPayment>> FindUnmatched(IReadOnlyCollection<string> customerIds) =>
        run.Query(sql.FindUnmatched, RowShapes.Ids, customerIds, Read);

    public Pending<List<Reversal>> FindReversalsOfUnmatched(IReadOnlyCollection<string> customerIds) =>
        run.Query(sql.FindReversalsOfUnmatched, RowShapes.Ids, customerIds, ReadReversal);

    public void Insert(IReadOnlyCollection<InboxPayment> payments) =>
        run.Write(nameof(InboxSql.Insert), sql.Insert, Payments, payments);

    public void Update(IReadOnlyCollection<InboxPayment> payments) =>
        run.Write(nameof(InboxSql.Update), sql.Update, Payments, payments);

    public void InsertReversals(IReadOnlyCollection<Reversal> reversals) =>
        run.Write(nameof(InboxSql.InsertReversals), sql.InsertReversals, Reversals, reversals);

    public void UpdateReversals(IReadOnlyCollection<Reversal> reversals) =>
        run.Write(nameof(InboxSql.UpdateReversals), sql.UpdateReversals, Reversals, reversals);

    public void InsertEvents(IReadOnlyCollection<MoneyEvent> events) =>
        run.Write(nameof(InboxSql.InsertEvents), sql.InsertEvents, Events, events);

    private static InboxPayment Read(IRow row) =>
        new()
        {
            PaymentId = row.Text(0),
            ChargeId = row.TextOrNull(1),
            CustomerId = row.TextOrNull(2),
            Currency = row.TextOrNull(3),
            Received = row.Long(4),
            PaidAt = row.TimeOrNull(5),
            PaysInvoice = row.Flag(6),
            HasOtherPurpose = row.Flag(7),
            RefundedTotal = row.Long(8),
            RefundedTotalAt = row.TimeOrNull(9),
            FirstToldAt = row.Time(10),
            AccountId = row.TextOrNull(11),
            State = (InboxState)row.Int(12),
            Waits = row.Flag(13),
            Deposited = new(row.Long(14)),
            Refunded = new(row.Long(15)),
            Disputed = new(row.Long(16)),
            IsPostedElsewhere = row.Flag(17),
            Entries = row.Int(18),
            HandledBy = row.TextOrNull(19),
            HandledAt = row.TimeOrNull(20),
            HandledReason = row.TextOrNull(21),
            HandledAuditSequence = row.LongOrNull(22),
            IsDismissed = row.Flag(23),
            Version = row.Long(24),
        };

    private static Reversal ReadReversal(IRow row) =>
        new()
        {
            Id = row.Text(0),
            PaymentId = row.Text(1),
            Kind = (ReversalKind)row.Int(2),
            Amount = row.Long(3),
            Currency = row.Text(4),
            Status = row.Text(5),
            StatusAt = row.Time(6),
            OpenedAt = row.Time(7),
            Reason = row.TextOrNull(8),
        };
}
