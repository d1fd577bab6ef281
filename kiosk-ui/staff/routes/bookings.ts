import type {
  BookBody,
  BookingContactBody,
  BookingContactReply,
  BookingOffersReply,
  BookingReceiptReply,
  BookingReply,
  BookingsReply,
  StaffChangeBookingBody,
  StaffPrintBookingBody,
} from '#contract/bookings.ts'
import type { PrintReply } from '#contract/paper.ts'
import type { Asks, ById, Sends } from './route.ts'

/** 上门、预约、代为联系. */
export type BookingsRoutes = {
  'GET /api/bookings': Asks<BookingsReply>
  'GET /api/bookings?state=over': Asks<BookingsReply>
  'GET /api/bookings/offers?item=:item': Asks<BookingOffersReply, { item: string }>
  'GET /api/bookings/offers?item=:item&group=:group': Asks<
    BookingOffersReply,
    { item: string; group: string }
  >
  'POST /api/bookings/taken-down': Sends<BookBody, BookingReceiptReply>
  'POST /api/bookings/:id/print': Sends<StaffPrintBookingBody, PrintReply, ById>
  'POST /api/bookings/:id/changes': Sends<StaffChangeBookingBody, BookingReply, ById>
  'POST /api/bookings/:id/contact': Sends<BookingContactBody, BookingContactReply, ById>
}
